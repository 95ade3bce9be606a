//! `--existing`: the API that a document is merged into. The file may be an Existing, an OpenAPI document or records.

use std::path::Path;
use std::rc::Rc;

use oasgate::aliyun::CatalogApi;
use oasgate::aliyun::calls::Inventory;
use oasgate::diagnostic::Text;
use oasgate::openapi::outline;
use oasgate::report::printable;
use oasgate::stored::ExistingOptions;
use oasgate::{Action, Document, Existing, ImportOptions, Imported, Lang, Outcome, Strategy, apply, plan};
use serde::Deserialize;

use crate::document_files::DocumentFiles;
use crate::files::{self, FileProblem};
use crate::kind::Kind;
use crate::{answers, print, records};

/// Why a plan against records lists nearly every part.
const AS_THE_GATEWAY: Text = Text {
    en: "oasgate: records keep less than a document has, so a plan may list every part as different; \
         `oasgate aliyun import-http-api` compares as the gateway does\n",
    zh: "oasgate: 记录保存的内容少于文档，因此计划可能将每个对象都列为不同；`oasgate aliyun import-http-api` 按网关的方式比较\n",
};

/// The member that has the rest of the gateway. `oasgate aliyun calls` reads it; the file is one for all commands.
pub(crate) const GATEWAY: &str = "gateway";

/// A file that says what exists.
pub(crate) struct Store<'p> {
    path: &'p Path,
    name: String,
    text: Vec<u8>,
    kind: Kind,
    /// How a document is read.
    options: ImportOptions,
}

impl<'p> Store<'p> {
    /// Reads the file, if there is one.
    pub(crate) fn read(path: Option<&'p Path>) -> Result<Option<Self>, FileProblem> {
        path.map(Self::of).transpose()
    }

    /// Reads the file.
    pub(crate) fn of(path: &'p Path) -> Result<Self, FileProblem> {
        let (name, text) = (files::name(path), files::read(path)?);
        // What looks like nothing known is for the library to judge.
        let kind = Kind::of(&text).unwrap_or(Kind::Existing);
        if !matches!(kind, Kind::Existing | Kind::Document | Kind::Records | Kind::Answers) {
            return Err(FileProblem::Mistaken { name, found: kind, wanted: Kind::Existing });
        }
        Ok(Self { path, name, text, kind, options: ImportOptions::default().with_lint(false) })
    }

    /// The same file. If it is a document, these options say which versions are read, and up to which limits.
    pub(crate) fn with(mut self, options: &ImportOptions) -> Self {
        self.options.accept_3_1 = options.accept_3_1;
        self.options.limits = options.limits.clone();
        self
    }

    /// The existing API, for a document that is imported into it. Standard error says how the file was read.
    pub(crate) fn existing(
        &self,
        imported: Option<&Imported>,
        root: Option<&Path>,
        lang: Lang,
    ) -> Result<Outcome<Existing>, FileProblem> {
        match self.kind {
            Kind::Document => self.of_document(root, lang).map(found),
            Kind::Records => self.of_records(imported, lang),
            Kind::Answers => answers::existing(&self.name, &self.text, lang).map(found),
            _ => {
                let mut options = ExistingOptions::default();
                options.document_name = Some(self.name.clone());
                options.own_members = vec![GATEWAY.to_owned()];
                Ok(oasgate::read_existing(self.text.as_slice(), &options))
            }
        }
    }

    /// The API of the file, without a document to import into it; of records, the one with this name or id.
    pub(crate) fn alone(&self, wanted: Option<&str>, lang: Lang) -> Result<Outcome<Existing>, FileProblem> {
        if self.kind != Kind::Records {
            return self.existing(None, None, lang);
        }
        let catalog = records::of_text(&self.name, &self.text)?;
        let record = match (catalog.apis.as_slice(), wanted) {
            ([], None) => None,
            ([one], None) => Some(one),
            (apis, wanted) => Some(records::chosen(apis, wanted, &self.name)?),
        };
        records::existing(record, &self.name, &self.text)
    }

    /// The name of the API that the file alone says exists.
    pub(crate) fn api_name(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct Stored {
            api: About,
        }
        #[derive(Deserialize)]
        struct About {
            about: Name,
        }
        #[derive(Deserialize)]
        struct Name {
            name: String,
        }
        let name = match self.kind {
            Kind::Document => {
                let document = Document::parse(self.text.as_slice(), None, &self.options.limits).value?;
                outline(&document, &ImportOptions::default()).title
            }
            Kind::Records => match records::of_text(&self.name, &self.text).ok()?.apis.as_slice() {
                [one] => one.info.name.clone(),
                _ => None,
            },
            _ => serde_json::from_slice::<Stored>(files::without_mark(&self.text))
                .ok()
                .map(|stored| stored.api.about.name),
        };
        name.filter(|name| !name.trim().is_empty())
    }

    /// What the gateway's list calls answer.
    pub(crate) fn inventory(&self) -> Result<Inventory, FileProblem> {
        #[derive(Deserialize)]
        struct Beside {
            #[serde(default)]
            gateway: Inventory,
        }
        if self.kind == Kind::Document {
            return Ok(Inventory::default());
        }
        files::from_json::<Beside>(&self.name, &self.text).map(|beside| beside.gateway)
    }

    /// The name and text of a file that findings have places in.
    pub(crate) fn source(self) -> Option<(String, Rc<[u8]>)> {
        (self.kind == Kind::Existing).then(|| (self.name, self.text.into()))
    }

    /// The API that importing the document into nothing makes.
    fn of_document(&self, root: Option<&Path>, lang: Lang) -> Result<Existing, FileProblem> {
        let mut options = self.options.clone();
        options.default_name = files::api_name(self.path);
        let (_, input) = DocumentFiles::of(self.path, self.text.clone(), root, &mut options, lang)?;
        let Some(imported) = oasgate::import(input, &options).value else {
            return Err(FileProblem::NothingExists { name: self.name.clone() });
        };
        let new = plan(&imported, &Existing::default(), Strategy::SpecOnly);
        let (name, left_out) = (printable(&self.name), new.count(Action::Refuse));
        let why = format!("`oasgate plan {}`", printable(files::argument(&self.name)));
        print::err(&match (lang, left_out) {
            (Lang::En, 0) => {
                format!(
                    "oasgate: {name} is an OpenAPI document; the existing API is what importing it makes\n"
                )
            }
            (Lang::En, _) => format!(
                "oasgate: {name} is an OpenAPI document; the existing API is what importing it makes, \
                 without {left_out} of its parts ({why} says which)\n"
            ),
            (Lang::Zh, 0) => format!("oasgate: {name} 是 OpenAPI 文档，现有 API 即导入该文档的结果\n"),
            (Lang::Zh, _) => format!(
                "oasgate: {name} 是 OpenAPI 文档，现有 API 即导入该文档的结果，其中 {left_out} 项被忽略（{why} 会列出）\n"
            ),
        });
        Ok(apply(&new, Existing::default()))
    }

    /// The API that the records hold; of several, the one that has the document's name.
    fn of_records(&self, imported: Option<&Imported>, lang: Lang) -> Result<Outcome<Existing>, FileProblem> {
        let catalog = records::of_text(&self.name, &self.text)?;
        let record = match (catalog.apis.as_slice(), imported) {
            ([], _) => None,
            ([one], _) => Some(one),
            (apis, Some(imported)) => {
                Some(records::chosen(apis, Some(&imported.api.about.name), &self.name)?)
            }
            // Without a document there is nothing to choose for.
            (_, None) => return Ok(Outcome { value: None, diagnostics: Vec::new() }),
        };
        let outcome = records::existing(record, &self.name, &self.text)?;
        print::err(&self.taken(record, outcome.diagnostics.len(), lang));
        if record.is_some() {
            print::err(AS_THE_GATEWAY.get(lang));
        }
        Ok(Outcome { diagnostics: Vec::new(), ..outcome })
    }

    /// Says which API of the records is the existing one; `aliyun read` lists the findings in them.
    fn taken(&self, record: Option<&CatalogApi>, findings: usize, lang: Lang) -> String {
        let name = printable(&self.name);
        let Some(record) = record else {
            return match lang {
                Lang::En => format!("oasgate: {name} is a catalogue without APIs, so the API is new\n"),
                Lang::Zh => format!("oasgate: {name} 是没有 API 的目录，因此 API 视为新建\n"),
            };
        };
        let api = printable(record.info.name.as_deref().unwrap_or_default());
        let (file, id) = (printable(files::argument(&self.name)), printable(&record.info.to_string()));
        let list = format!("`oasgate aliyun read {file} --name {id} --notes`");
        match (lang, findings) {
            (Lang::En, 0) => {
                format!("oasgate: {name} holds Alibaba Cloud's records; the existing API is `{api}`\n")
            }
            (Lang::En, _) => {
                let s = if findings == 1 { "" } else { "s" };
                format!(
                    "oasgate: {name} holds Alibaba Cloud's records; the existing API is `{api}`, \
                     with {findings} finding{s} ({list})\n"
                )
            }
            (Lang::Zh, 0) => format!("oasgate: {name} 是阿里云的 API 记录，现有 API 为 `{api}`\n"),
            (Lang::Zh, _) => format!(
                "oasgate: {name} 是阿里云的 API 记录，现有 API 为 `{api}`，有 {findings} 条诊断（{list}）\n"
            ),
        }
    }
}

fn found(existing: Existing) -> Outcome<Existing> {
    Outcome { value: Some(existing), diagnostics: Vec::new() }
}
