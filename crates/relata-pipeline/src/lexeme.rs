use crate::PipelineError;
use crate::hash::hash_string;
use crate::python_text as pt;
#[derive(Clone, Debug)]
pub(crate) struct Lexeme {
    pub orth: u64,
    pub norm: u64,
    pub prefix: u64,
    pub suffix: u64,
    pub shape: u64,
    pub is_space: bool,
}
pub(crate) struct Lexicon;
impl Lexicon {
    pub(crate) fn new(_l: &str, _b: Option<&[u8]>) -> Result<Self, PipelineError> {
        Ok(Self)
    }
    pub(crate) fn lexeme(&self, form: &str) -> Lexeme {
        let chars: Vec<char> = form.chars().collect();
        let lower = form.to_lowercase();
        let norm = match form {
            "’s" => "'s",
            "’" => "'",
            "‘" => "'",
            "“" | "”" | "«" | "»" | "„" | "''" | "``" => "\"",
            "–" | "—" | "--" | "---" => "-",
            "…" => "...",
            _ => &lower,
        };
        let shape = if chars.len() >= 100 {
            "LONG".to_string()
        } else {
            let mut s = String::new();
            let mut last = '\0';
            let mut n = 0;
            for c in &chars {
                let k = if c.is_alphabetic() {
                    if c.is_uppercase() { 'X' } else { 'x' }
                } else if pt::is_digit(*c) {
                    'd'
                } else {
                    *c
                };
                if k == last {
                    n += 1
                } else {
                    n = 0;
                    last = k
                }
                if n < 4 {
                    s.push(k)
                }
            }
            s
        };
        Lexeme {
            orth: hash_string(form),
            norm: hash_string(norm),
            prefix: hash_string(&chars[..1.min(chars.len())].iter().collect::<String>()),
            suffix: hash_string(&chars[chars.len().saturating_sub(3)..].iter().collect::<String>()),
            shape: hash_string(&shape),
            is_space: !form.is_empty() && chars.iter().all(|c| pt::is_space(*c)),
        }
    }
}
