//! What a caller's options say beside what a document says: the caller decides.

use crate::gateway::huawei::options::{BackendOptions, OperationOptions};

/// The options of one operation: the caller's, and where they say nothing the document's.
pub(super) fn over(caller: &OperationOptions, document: OperationOptions) -> OperationOptions {
    fn list<T: Clone>(caller: &[T], document: Vec<T>) -> Vec<T> {
        if caller.is_empty() { document } else { caller.to_vec() }
    }
    let mut all = caller.clone();
    all.backend = match (&caller.backend, document.backend) {
        (Some(caller), Some(document)) => Some(backend(caller, document)),
        (caller, document) => caller.clone().or(document),
    };
    all.auth = all.auth.or(document.auth);
    all.prefix_match |= document.prefix_match;
    all.public = all.public.or(document.public);
    all.response = all.response.or(document.response);
    for (name, rules) in &document.orchestrations {
        all.orchestrations.insert_if_absent(name.clone(), || rules.clone());
    }
    for (name, passes) in &document.pass_through {
        all.pass_through.insert_if_absent(name.clone(), || *passes);
    }
    all.content_type = all.content_type.or(document.content_type);
    all.body_base64 = all.body_base64.or(document.body_base64);
    all.normal_sample = all.normal_sample.or(document.normal_sample);
    all.failure_sample = all.failure_sample.or(document.failure_sample);
    all.backend_parameters = list(&caller.backend_parameters, document.backend_parameters);
    all.policy_https = list(&caller.policy_https, document.policy_https);
    all.policy_functions = list(&caller.policy_functions, document.policy_functions);
    all.policy_mocks = list(&caller.policy_mocks, document.policy_mocks);
    all
}

/// A backend of the caller's that goes elsewhere is one of its own.
fn backend(caller: &BackendOptions, document: BackendOptions) -> BackendOptions {
    if caller.has_destination() {
        return caller.clone();
    }
    let caller = caller.clone();
    let groups = if caller.member_groups.is_empty() { document.member_groups } else { caller.member_groups };
    BackendOptions {
        retries: caller.retries.or(document.retries),
        client_ssl: caller.client_ssl.or(document.client_ssl),
        sm_channel: caller.sm_channel.or(document.sm_channel),
        network: caller.network.or(document.network),
        remark: caller.remark.or(document.remark),
        member_groups: groups,
        ..caller
    }
}
