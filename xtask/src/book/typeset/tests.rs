use super::*;

const X: &str = "<math><mi>x</mi></math>";

#[test]
fn a_formula_keeps_the_signs_around_it() {
    let joined = |text: &str| format!("<span class=\"joined\">{text}</span>");
    assert_eq!(
        prose(&format!("<p>to {X}, say</p>")),
        format!("<p>to {} say</p>", joined(&format!("{X},")))
    );
    assert_eq!(
        prose(&format!("({X}, {X}).")),
        format!("{} {}", joined(&format!("({X},")), joined(&format!("{X}).")))
    );
    assert_eq!(
        prose(&format!("the {X}-th of {X}s")),
        format!("the {}th of {}", joined(&format!("{X}-")), joined(&format!("{X}s")))
    );
}

#[test]
fn a_formula_that_stands_free_or_in_a_box_is_left_alone() {
    for html in [
        format!("<p>a {X} b</p>"),
        format!("<p>{X}</p>, b"),
        "<div><math display=\"block\"><mi>x</mi></math>, b</div>".to_string(),
    ] {
        assert_eq!(prose(&html), html);
    }
}

#[test]
fn a_number_keeps_its_unit_across_tags() {
    assert_eq!(
        prose("<span class=\"quantity\">91</span> %, 10\nms"),
        "<span class=\"quantity\">91</span>\u{a0}%, 10\u{a0}ms"
    );
    assert_eq!(prose("· seed <b>7</b>"), "· seed\u{a0}<b>7</b>");
    assert_eq!(
        prose(&format!("{X}, 10 ms and ({X}) 5 ms")),
        format!(
            "<span class=\"joined\">{X},</span> 10\u{a0}ms and <span class=\"joined\">({X})</span> 5\u{a0}ms"
        )
    );
    assert_eq!(prose("<td>10</td> <td>ms</td>"), "<td>10</td> <td>ms</td>");
}

#[test]
fn a_name_does_not_break_at_its_hyphens() {
    assert_eq!(
        prose("<small>· E-PL1-09.</small>"),
        "<small>· <span class=\"joined\">E-PL1-09</span>.</small>"
    );
    assert_eq!(prose("back-propagation 784-100-10"), "back-propagation 784-100-10");
}

#[test]
fn short_code_and_options_do_not_break() {
    assert_eq!(prose("<code>--author</code>"), "<code class=\"joined\">--author</code>");
    assert_eq!(prose("<code>LogisticUnit</code>"), "<code class=\"joined\">LogisticUnit</code>");
    assert_eq!(
        prose("<code>a_very_long_name_of_a_test</code>"),
        "<code>a_very_long_name_of_a_test</code>"
    );
    assert_eq!(
        prose("<code>cargo xtask lab 1 rate --help</code>"),
        "<code>cargo xtask lab 1 rate <span class=\"joined\">--help</span></code>"
    );
}

#[test]
fn programs_pictures_and_tags_are_left_alone() {
    for html in [
        "<pre><code class=\"language-text\">seed 7\n10 ms --author E-PL1-09</code></pre>",
        "<svg aria-label=\"a > b, 10 ms\"><text>10 ms</text></svg>",
        "<a title=\"10 ms > E-PL1-09\" href=\"#x\">x</a><!-- 10 ms -->",
        "<script>let x = \"10 ms\";</script>",
    ] {
        assert_eq!(prose(html), html);
    }
}

#[test]
fn only_the_text_of_a_page_is_set() {
    let html = "<head><title>10 ms</title></head><nav>10 ms</nav><main>10 ms</main><p>10 ms</p>";
    assert_eq!(page(html), html.replace("<main>10 ms", "<main>10\u{a0}ms"));
    assert_eq!(page("<p>10 ms</p>"), "<p>10 ms</p>");
}
