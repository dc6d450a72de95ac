//! The pieces, as a trie over their bytes.

/// Marks a node at which no piece ends.
const NONE: u32 = u32::MAX;

/// A trie whose nodes stand level by level, so that the children of a node follow one another, sorted by byte.
pub(crate) struct Pieces {
    /// The byte that leads to each node; the root has none.
    bytes: Vec<u8>,
    /// Where the children of each node begin; they end where those of the next node begin.
    first_child: Vec<u32>,
    /// The number of the piece that ends at each node.
    piece: Vec<u32>,
}

impl Pieces {
    /// The trie of pieces; the number of a piece is its place. Of equal ones the last counts.
    pub(crate) fn new(pieces: &[&str]) -> Self {
        let mut sorted: Vec<(&[u8], u32)> = pieces.iter().map(|text| text.as_bytes()).zip(0..).collect();
        sorted.sort_unstable();
        let mut trie = Self { bytes: vec![0], first_child: Vec::new(), piece: Vec::new() };
        // One entry a node, in the order of the nodes: the pieces that begin as the node does, and how long that start is.
        let mut ranges = vec![(0, sorted.len(), 0)];
        let mut node = 0;
        while let Some(&(mut start, end, length)) = ranges.get(node) {
            let mut piece = NONE;
            while let Some((_, number)) =
                sorted.get(start).filter(|(text, _)| start < end && text.len() == length)
            {
                piece = *number;
                start += 1;
            }
            trie.piece.push(piece);
            trie.first_child.push(trie.bytes.len() as u32);
            let starts = sorted.get(start..end).unwrap_or_default();
            for group in starts.chunk_by(|(a, _), (b, _)| a.get(length) == b.get(length)) {
                let byte = group.first().and_then(|(text, _)| text.get(length)).copied();
                trie.bytes.push(byte.unwrap_or_default());
                ranges.push((start, start + group.len(), length + 1));
                start += group.len();
            }
            node += 1;
        }
        trie.first_child.push(trie.bytes.len() as u32);
        trie
    }

    /// The pieces with which a text begins, shortest first: length in bytes, number.
    pub(crate) fn starts<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut node = 0;
        text.iter()
            .zip(1..)
            .map_while(move |(byte, length)| {
                node = self.child(node, *byte)?;
                Some((length, self.piece.get(node).copied().unwrap_or(NONE)))
            })
            .filter(|(_, piece)| *piece != NONE)
    }

    fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let start = *self.first_child.get(node)? as usize;
        let end = *self.first_child.get(node + 1)? as usize;
        let child = self.bytes.get(start..end)?.binary_search(&byte).ok()?;
        Some(start + child)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_of_a_text_come_shortest_first() {
        let pieces = Pieces::new(&["a", "abc", "b", "▁", "abd", "é", "aé"]);
        let starts = |text: &str| pieces.starts(text.as_bytes()).collect::<Vec<_>>();
        assert_eq!(starts("abcd"), [(1, 0), (3, 1)]);
        assert_eq!(starts("aé"), [(1, 0), (3, 6)]);
        assert_eq!(starts("▁a"), [(3, 3)]);
        assert_eq!(starts("è"), []);
        assert_eq!(starts(""), []);
        assert_eq!(starts("ab"), [(1, 0)]);
    }

    #[test]
    fn of_equal_pieces_the_last_counts_and_none_is_no_piece() {
        assert_eq!(Pieces::new(&["a", "a"]).starts(b"a").collect::<Vec<_>>(), [(1, 1)]);
        assert_eq!(Pieces::new(&[]).starts(b"a").count(), 0);
    }
}
