use super::*;
use rmpv::Value;

/// A small package of our own, with one expression of each kind.
fn tokenizer() -> Tokenizer {
    let word = |orth: &str, norm: Option<&str>| {
        let mut pairs = vec![(Value::from(65), Value::from(orth))];
        pairs.extend(norm.map(|norm| (Value::from(67), Value::from(norm))));
        Value::Map(pairs)
    };
    let exceptions = vec![
        (Value::from("don't"), Value::Array(vec![word("do", None), word("n't", Some("not"))])),
        (Value::from("U.S."), Value::Array(vec![word("U.S.", None)])),
        (Value::from(":("), Value::Array(vec![word(":(", None)])),
    ];
    let file = Value::Map(vec![
        (Value::from("prefix_search"), Value::from(r#"^\(|^"|^:"#)),
        (Value::from("suffix_search"), Value::from(r#"\)$|"$|\.$|!$|\($|(?<=[0-9])km$"#)),
        (Value::from("infix_finditer"), Value::from(r"(?<=[a-z])-(?=[a-z])|(?<=[a-z]')(?=[a-z])")),
        (Value::from("token_match"), Value::from(r"(?iu)^aujourd['’]hui$")),
        (Value::from("url_match"), Value::from(r"^https?://\S+$")),
        (Value::from("exceptions"), Value::Map(exceptions)),
    ]);
    let mut bytes = Vec::new();
    rmpv::encode::write_value(&mut bytes, &file).unwrap();
    Tokenizer::from_bytes(&bytes).unwrap()
}

/// The words, apart from each other by `|`, with `_` where a space follows; every character must be accounted for.
fn cut(text: &str) -> String {
    let tokens = tokenizer().tokenize(text, &mut Chunks::default());
    let mut at = 0;
    let mut shown = Vec::new();
    for token in &tokens {
        assert!(
            text[at..token.range.start].is_empty(),
            "a gap before {:?} in {text:?}",
            &text[token.range.clone()]
        );
        at = token.range.end + usize::from(token.space_after);
        shown.push(format!("{}{}", &text[token.range.clone()], if token.space_after { "_" } else { "" }));
    }
    assert_eq!(at, text.len(), "the end of {text:?} is lost");
    shown.join("|")
}

#[test]
fn affixes_infixes_and_exceptions() {
    let cases = [
        ("", ""),
        ("one two", "one_|two"),
        ("(one)!", "(|one|)|!"),
        ("\"U.S.\"", "\"|U.S.|\""),
        ("I don't.", "I_|do|n't|."),
        ("12km.", "12|km|."),
        ("well-known l'air", "well|-|known_|l'|air"),
        ("see https://a.b/c-d.", "see_|https://a.b/c-d|."),
        ("(https://a.b/c-d", "(|https://a.b/c-d"),
        ("AUJOURD’HUI", "AUJOURD’HUI"),
        ("((", "(|("),
        ("ab:(", "ab:|("),
        ("\":(", "\"|:("),
    ];
    for (text, words) in cases {
        assert_eq!(cut(text), words, "{text:?}");
    }
}

#[test]
fn white_space_is_kept() {
    let cases = [
        ("a  b", "a_| |b"),
        ("a\n\nb", "a|\n\n|b"),
        (" a ", " |a_"),
        ("a  ", "a_| "),
        ("   ", "   "),
        ("a \u{1f}b", "a_|\u{1f}|b"),
        ("a\u{a0}b", "a|\u{a0}|b"),
    ];
    for (text, words) in cases {
        assert_eq!(cut(text), words, "{text:?}");
    }
}

#[test]
fn an_exception_gives_its_norms() {
    let tokens = tokenizer().tokenize("don't", &mut Chunks::default());
    let norms: Vec<Option<&str>> = tokens.iter().map(|token| token.norm.as_deref()).collect();
    assert_eq!(norms, [None, Some("not")]);
}

#[test]
fn strange_text_loses_nothing() {
    let long = "x-y.".repeat(300_000);
    let brackets = "(".repeat(100_000);
    for text in [
        "\0\u{1}\u{7f}",
        "\u{301}\u{301} \u{301}",
        "e\u{301}.",
        "\u{feff}a\u{200b}b",
        "😀-😀(",
        &long,
        &brackets,
    ] {
        cut(text);
    }
}

#[test]
fn an_expression_that_is_not_understood_is_named() {
    let file = Value::Map(vec![(Value::from("prefix_search"), Value::from(r"^\bx"))]);
    let mut bytes = Vec::new();
    rmpv::encode::write_value(&mut bytes, &file).unwrap();
    let error = Tokenizer::from_bytes(&bytes).unwrap_err().to_string();
    assert!(error.contains("prefix_search"), "{error}");
}
