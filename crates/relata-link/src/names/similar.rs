//! Jaro–Winkler similarity (Winkler 1990) and edit distance, for spellings that no rule of the skeletons foresees.

/// How much of the remaining distance a common prefix takes away, a letter.
const PREFIX_WEIGHT: f64 = 0.1;
/// Letters of a common prefix that count.
const PREFIX: usize = 4;

/// Similarity of two words from 0 (nothing in common) to 1 (equal).
pub(crate) fn jaro_winkler(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let jaro = jaro(&a, &b);
    let prefix = a.iter().zip(&b).take(PREFIX).take_while(|(x, y)| x == y).count();
    jaro + prefix as f64 * PREFIX_WEIGHT * (1.0 - jaro)
}

/// Insertions, deletions and replacements that turn `a` into `b` (Levenshtein 1966).
pub(crate) fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn jaro(a: &[char], b: &[char]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let window = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut from_a = Vec::new();
    for (i, x) in a.iter().enumerate() {
        let near = i.saturating_sub(window)..(i + window + 1).min(b.len());
        if let Some(j) = near.into_iter().find(|j| !taken[*j] && b[*j] == *x) {
            taken[j] = true;
            from_a.push(*x);
        }
    }
    let from_b = b.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(y, _)| *y);
    let matches = from_a.len() as f64;
    if from_a.is_empty() {
        return 0.0;
    }
    let transposed = from_a.iter().zip(from_b).filter(|(x, y)| **x != *y).count() as f64 / 2.0;
    (matches / a.len() as f64 + matches / b.len() as f64 + (matches - transposed) / matches) / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        assert_eq!((edits("kitten", "sitting"), edits("", "ab"), edits("ab", "ab")), (3, 2, 0));
    }

    #[test]
    fn known_values() {
        // From Winkler's papers.
        for (a, b, value) in
            [("martha", "marhta", 0.961), ("dwayne", "duane", 0.840), ("dixon", "dicksonx", 0.813)]
        {
            assert!((jaro_winkler(a, b) - value).abs() < 0.001, "{a} {b} {}", jaro_winkler(a, b));
        }
        assert_eq!(jaro_winkler("", "a"), 0.0);
        assert_eq!(jaro_winkler("abc", "abc"), 1.0);
    }
}
