//! Where the document of a request is.

crate::diagnostic::rules! {
    "Alibaba Cloud: the document of a request" / "阿里云：请求中的文档";

    SPEC_MISSING: Error "spec-missing"
        "the request has no document: specContentBase64, specFileUrl and specOssConfig are all absent or empty"
        / "请求中没有文档：specContentBase64、specFileUrl 和 specOssConfig 均未提供或为空"
        "Set one of the three."
        / "请提供三者之一。"
        clause "ImportHttpApi, specContentBase64, specFileUrl, specOssConfig"
        bad r#"
            # request
            {"name": "Pets"}
            # no document
        "#
        good r#"
            # request
            {"name": "Pets", "specFileUrl": "https://shop.oss-cn-hangzhou.aliyuncs.com/pets.yaml"}
        "#;

    SPEC_OSS_INCOMPLETE: Error "spec-oss-incomplete"
        "specOssConfig has no `{field}`"
        / "specOssConfig 缺少 `{field}`"
        "Set regionId, bucketName and objectKey."
        / "请提供 regionId、bucketName 和 objectKey。"
        clause "ImportHttpApi, specOssConfig"
        bad r#"
            # request
            {"specOssConfig": {"regionId": "cn-hangzhou", "bucketName": "shop"}}
        "#
        good r#"
            # request
            {"specOssConfig": {"regionId": "cn-hangzhou", "bucketName": "shop", "objectKey": "/pets.yaml"}}
        "#;

    SPEC_NOT_BASE64: Error "spec-not-base64"
        "character {position} of specContentBase64 (`{character}`) is not base64"
        / "specContentBase64 的第 {position} 个字符（`{character}`）不是有效的 Base64"
        "Encode the text of the document once, in the standard or the URL-safe alphabet."
        / "请用标准或 URL 安全字母表对文档文本编码一次。"
        clause "ImportHttpApi, specContentBase64; RFC 4648, sections 4 and 5"
        bad r#"
            # request
            {"specContentBase64": "openapi: 3.0.3"}
        "#
        good r#"
            # request
            {"specContentBase64": "b3BlbmFwaTogMy4wLjMKaW5mbzoge3RpdGxlOiBQZXRzLCB2ZXJzaW9uOiAiMSJ9CnBhdGhzOiB7fQo="}
        "#;

    SPEC_BASE64_CUT: Error "spec-base64-cut"
        "specContentBase64 is incomplete: it ends after {characters} characters"
        / "specContentBase64 不完整：在 {characters} 个字符后结束"
        "Send the whole text; a part of it was lost in transit."
        / "请发送完整文本；传输过程中有内容丢失。"
        clause "ImportHttpApi, specContentBase64; RFC 4648, section 4"
        bad r#"
            # request
            {"specContentBase64": "b3BlbmFwaTogM"}
        "#
        good r#"
            # request
            {"specContentBase64": "b3BlbmFwaTogMy4wLjMKaW5mbzoge3RpdGxlOiBQZXRzLCB2ZXJzaW9uOiAiMSJ9CnBhdGhzOiB7fQo="}
        "#;

    SPEC_TOO_LARGE: Error "spec-content-too-large"
        "specContentBase64 holds {bytes} bytes, more than the {limit} that fit into a request; upload the document to OSS and use specFileUrl"
        / "specContentBase64 解码后为 {bytes} 字节，超过请求可容纳的 {limit} 字节；请将文档上传到 OSS 并使用 specFileUrl"
        "The URL must be one that the gateway can download: public, pre-signed, or of the intranet of the same region."
        / "该 URL 必须可供网关下载：公开、预签名，或同地域的内网地址。"
        clause "ImportHttpApi, specContentBase64"
        bad r#"
            # request
            {"specContentBase64": "b3BlbmFwaTogMy4wLjMK"}
            # repeated
            {"specContentBase64": 14000000}
        "#
        good r#"
            # request
            {"specFileUrl": "https://shop.oss-cn-hangzhou.aliyuncs.com/pets.yaml"}
        "#;

    SPEC_URL_ELSEWHERE: Warning "spec-url-elsewhere"
        "specFileUrl leads to `{host}`, which is not a host of OSS; the gateway downloads documents from OSS only"
        / "specFileUrl 指向 `{host}`，不是 OSS 的地址；网关只从 OSS 下载文档"
        "Upload the document to a bucket of the same region, or send it as specContentBase64. A domain of your own that is bound to a bucket is fine."
        / "请将文档上传到同地域的 Bucket，或通过 specContentBase64 发送。绑定到 Bucket 的自定义域名可以忽略此提示。"
        clause "ImportHttpApi, specFileUrl"
        bad r#"
            # request
            {"specFileUrl": "https://example.com/pets.yaml"}
            # document
            info: {title: Pets, version: "1"}
        "#
        good r#"
            # request
            {"specFileUrl": "https://shop.oss-cn-hangzhou.aliyuncs.com/pets.yaml"}
            # document
            info: {title: Pets, version: "1"}
        "#;
}
