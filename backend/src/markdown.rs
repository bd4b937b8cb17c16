//! Markdown to HTML: rendered without raw HTML, then sanitised; http, https and mailto links only, nothing is fetched
//! from elsewhere.
use std::collections::HashSet;

/// Safe HTML for what people wrote.
pub fn render(markdown: &str) -> String {
    if markdown.trim().is_empty() {
        return String::new();
    }
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.render.hardbreaks = true;
    let html = comrak::markdown_to_html(markdown, &options);
    ammonia::Builder::default()
        .rm_tags(["img"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(&html)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_gone() {
        for (payload, left) in [
            ("<script>alert(1)</script>", "script"),
            ("[x](javascript:alert(1))", "javascript"),
            ("<img src=x onerror=alert(1)>", "onerror=alert(1)>"),
            ("![x](https://elsewhere.example/x.png)", "<img"),
            ("<svg onload=alert(1)>", "<svg"),
            ("[x](data:text/html,hello)", "data:"),
        ] {
            let html = render(payload);
            assert!(!html.contains(left) || html.contains("&lt;"), "{payload} -> {html}");
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"), "{payload} -> {html}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        let html = render("**Un bon** dans chaque colis\n\n- oui\n- non\n\n<https://brisemer.example>");
        assert!(
            html.contains("<strong>Un bon</strong>") && html.contains("<li>oui</li>") && html.contains("href=\"https://brisemer.example"),
            "{html}"
        );
    }
}
