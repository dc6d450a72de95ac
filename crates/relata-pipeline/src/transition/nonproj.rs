//! Undoes pseudo-projective parsing: an arc `X||Y` belongs to the nearest `Y` below its head (Nivre & Nilsson 2005,
//! "Pseudo-projective dependency parsing", the HEAD scheme).

use super::edges::Edges;

/// Between the label of an arc and the label of the head that it belongs to.
const DELIMITER: &str = "||";

/// Hangs every token whose label names another head below that head, and shortens the label.
///
/// `edges` are those of the tree before the change, as in spaCy, where a child is only seen within them.
pub(super) fn deprojectivize(heads: &mut [usize], labels: &mut [&str], edges: &[Edges], is_space: &[bool]) {
    if !labels.iter().any(|label| label.contains(DELIMITER)) {
        return;
    }
    let mut children = vec![Vec::new(); heads.len()];
    for (child, head) in heads.iter().enumerate() {
        if *head != child {
            children[*head].push(child);
        }
    }
    for i in 0..heads.len() {
        let Some((label, head_label)) = labels[i].split_once(DELIMITER) else { continue };
        let old_head = heads[i];
        let new_head = first_below(old_head, head_label, i, &children, labels, is_space).unwrap_or(old_head);
        labels[i] = label;
        if new_head != old_head {
            heads[i] = new_head;
            children[old_head].retain(|child| *child != i);
            let reach = edges[new_head];
            if (reach.left..=reach.right).contains(&i) {
                let at = children[new_head].partition_point(|child| *child < i);
                children[new_head].insert(at, i);
            }
        }
    }
}

/// The first token with a label below `root`, searched level by level from left to right, but not below `except`.
fn first_below(
    root: usize,
    label: &str,
    except: usize,
    children: &[Vec<usize>],
    labels: &[&str],
    is_space: &[bool],
) -> Option<usize> {
    let mut level = vec![root];
    while !level.is_empty() {
        let mut next = Vec::new();
        for child in level.iter().flat_map(|parent| &children[*parent]) {
            if *child == except || is_space.get(*child).copied().unwrap_or(false) {
                continue;
            }
            if labels[*child] == label {
                return Some(*child);
            }
            next.push(*child);
        }
        level = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::edges::edges;
    use super::*;

    fn check(heads: &[usize], labels: &[&str], spaces: &[usize]) -> (Vec<usize>, Vec<String>) {
        let (mut heads, mut labels) = (heads.to_vec(), labels.to_vec());
        let is_space: Vec<bool> = (0..heads.len()).map(|i| spaces.contains(&i)).collect();
        let edges = edges(&heads);
        deprojectivize(&mut heads, &mut labels, &edges, &is_space);
        (heads, labels.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn an_arc_moves_to_the_nearest_head_of_its_kind() {
        // "A hearing is scheduled on the issue": "on" was lifted from "hearing" (nsubj) to the root.
        let (heads, labels) = check(
            &[1, 3, 3, 3, 3, 6, 4],
            &["det", "nsubjpass", "auxpass", "ROOT", "prep||nsubjpass", "det", "pobj"],
            &[],
        );
        assert_eq!(heads, [1, 3, 3, 3, 1, 6, 4]);
        assert_eq!(labels[4], "prep");
    }

    #[test]
    fn the_leftmost_of_the_highest_level_is_taken() {
        // Below the root 2: 1 and 3 on the first level, 0 below 1. Both 0 and 3 are "x".
        let (heads, _) = check(&[1, 2, 2, 2, 2], &["x", "y", "ROOT", "x", "z||x"], &[]);
        assert_eq!(heads[4], 3);
    }

    #[test]
    fn white_space_and_the_tokens_own_subtree_are_passed_over() {
        let (heads, labels) = check(&[0, 0, 0, 2], &["ROOT", "x", "z||x", "x"], &[1]);
        assert_eq!((heads, &*labels[2]), (vec![0, 0, 0, 2], "z"));
    }
}
