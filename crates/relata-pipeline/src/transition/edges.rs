//! How far the subtree of each token reaches, and where sentences start by it.

/// Passes over a text until its trees settle, beyond the first: spaCy gives up after as many.
const MAX_PASSES: usize = 12;

/// The outermost tokens below a token, itself included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edges {
    pub(super) left: usize,
    pub(super) right: usize,
}

/// The edges of every token, as spaCy computes them: by passes forth and back over the heads, which for crossing arcs
/// may have to be repeated.
pub(super) fn edges(heads: &[usize]) -> Vec<Edges> {
    let mut edges: Vec<Edges> = (0..heads.len()).map(|i| Edges { left: i, right: i }).collect();
    for _ in 0..MAX_PASSES {
        let mut widen = |child: usize| {
            let below = edges[child];
            let head = &mut edges[heads[child]];
            head.left = head.left.min(below.left);
            head.right = head.right.max(below.right);
        };
        (0..heads.len()).for_each(&mut widen);
        (0..heads.len()).rev().for_each(&mut widen);
        if heads_stay_within_sentences(heads, &edges) {
            break;
        }
    }
    edges
}

/// Which tokens start a sentence: those at the left edge of a root.
pub(super) fn sentence_starts(heads: &[usize], edges: &[Edges]) -> Vec<bool> {
    let mut starts = vec![false; heads.len()];
    for (i, (head, edges)) in heads.iter().zip(edges).enumerate() {
        if *head == i {
            starts[edges.left] = true;
        }
    }
    starts
}

/// spaCy's test, which leaves out the last token of the text.
fn heads_stay_within_sentences(heads: &[usize], edges: &[Edges]) -> bool {
    let starts = sentence_starts(heads, edges);
    let mut start = 0;
    for end in 0..heads.len() {
        if (end > 0 && starts[end]) || end + 1 == heads.len() {
            if heads[start..end].iter().any(|head| *head < start || *head > end) {
                return false;
            }
            start = end;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(heads: &[usize]) -> Vec<usize> {
        let flags = sentence_starts(heads, &edges(heads));
        flags.iter().enumerate().filter_map(|(i, start)| start.then_some(i)).collect()
    }

    #[test]
    fn a_subtree_reaches_over_all_below_it() {
        // 0 ← 1 → 3 → 2, and 4 ← 5
        let edges = edges(&[1, 1, 3, 1, 5, 5]);
        assert_eq!(edges[1], Edges { left: 0, right: 3 });
        assert_eq!(edges[3], Edges { left: 2, right: 3 });
        assert_eq!(edges[5], Edges { left: 4, right: 5 });
        assert_eq!(starts(&[1, 1, 3, 1, 5, 5]), [0, 4]);
    }

    #[test]
    fn crossing_arcs_settle() {
        // 0 → 2 and 1 → 3 cross; 3 hangs below 0 through 1.
        assert_eq!(starts(&[0, 0, 0, 1, 4]), [0, 4]);
        assert_eq!(starts(&[]), [0; 0]);
    }
}
