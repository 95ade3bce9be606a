// Mermaid draws every diagram of the snapshots: node mermaid.mjs CHROMIUM FOLDER TESTS, where FOLDER has node_modules.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";

const [executablePath, folder, tests] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const wrong = [];
page.on("console", (message) => wrong.push(`console: ${message.text()}`));
page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
page.on("request", (request) => wrong.push(`request: ${request.url()}`));
await page.setContent("<body></body>");
await page.addScriptTag({ path: join(folder, "node_modules/mermaid/dist/mermaid.min.js") });
// "loose" is what a page may be set to at worst: there only the labels themselves keep a text from being more.
await page.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: "loose" }));

// What a label of the diagram says: `#35;` is the character of this number.
const said = (label) => label.replace(/#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
const plain = (text) => text.replace(/\s+/g, "");
const draw = (text) => page.evaluate(async (text) => {
  const { svg } = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  const labels = (selector) => Array.from(document.querySelectorAll(selector), (label) => label.textContent);
  return {
    labels: [...labels(".node .nodeLabel"), ...labels(".edgeLabels .edgeLabel .edgeLabel"), ...labels(".cluster-label .nodeLabel")],
    edges: document.querySelectorAll(".edgePaths > path").length,
    odd: document.body.querySelectorAll("script, img, a, iframe, i, strong, em, ul, ol, code, pre").length,
    pwned: window.pwned,
  };
}, text);

let count = 0;
let failed = 0;
const snapshots = readdirSync(tests, { recursive: true }).filter((name) => /mermaid-[^/]*\.snap$/.test(name));
for (const name of snapshots) {
  try {
    // The head of a snapshot ends at its second line of dashes.
    const text = readFileSync(join(tests, name), "utf8").split(/^---$/m).slice(2).join("---").trimStart();
    const drawn = await draw(text);
    const labels = Array.from(text.matchAll(/"([^"]*)"/g), (match) => plain(said(match[1]))).filter(Boolean);
    const shown = new Set(drawn.labels.map(plain));
    for (const label of labels) assert.ok(shown.has(label), `not shown as it is: ${label}\nshown: ${[...shown].join("\n")}`);
    assert.equal(drawn.edges, text.match(/ (==>|-->|-\.->)/g)?.length ?? 0, "edges");
    assert.deepEqual([drawn.odd, drawn.pwned], [0, undefined]);
    assert.deepEqual(wrong, []);
    count += 1;
    console.log(`ok   mermaid draws ${basename(name)}`);
  } catch (error) {
    failed += 1;
    wrong.length = 0;
    console.log(`FAIL ${name}\n${error.stack}`);
  }
}
await browser.close();
console.log(`${count} of ${snapshots.length} diagrams drawn`);
process.exit(failed > 0 || count < 5 ? 1 : 0);
