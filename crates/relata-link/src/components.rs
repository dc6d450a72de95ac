//! Connected components over indexes `0..n` (disjoint sets; Tarjan 1975, with path halving).

/// Disjoint sets over `0..n`, all apart at first.
pub(crate) struct Components {
    parent: Vec<usize>,
}

impl Components {
    /// `n` sets of one.
    pub(crate) fn new(n: usize) -> Self {
        Self { parent: (0..n).collect() }
    }

    /// The smallest index of the set that holds `x`.
    pub(crate) fn root(&mut self, mut x: usize) -> usize {
        while self.parent[x] != x {
            self.parent[x] = self.parent[self.parent[x]];
            x = self.parent[x];
        }
        x
    }

    /// Joins the sets of `x` and `y`; whether they were apart.
    pub(crate) fn join(&mut self, x: usize, y: usize) -> bool {
        let (x, y) = (self.root(x), self.root(y));
        self.parent[x.max(y)] = x.min(y);
        x != y
    }

    /// The sets, each sorted, by their smallest index.
    pub(crate) fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let mut place_of_root = vec![0; self.parent.len()];
        for x in 0..self.parent.len() {
            let root = self.root(x);
            if root == x {
                place_of_root[x] = sets.len();
                sets.push(vec![x]);
            } else {
                // The root is the smallest, so that it came before.
                sets[place_of_root[root]].push(x);
            }
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_do_not_depend_on_the_order_of_joins() {
        let sets = |pairs: &[(usize, usize)]| {
            let mut components = Components::new(6);
            for (x, y) in pairs {
                components.join(*x, *y);
            }
            components.sets()
        };
        let expected = vec![vec![0, 4, 5], vec![1, 2], vec![3]];
        assert_eq!(sets(&[(4, 5), (1, 2), (0, 5)]), expected);
        assert_eq!(sets(&[(5, 0), (4, 0), (2, 1), (1, 2)]), expected);
    }
}
