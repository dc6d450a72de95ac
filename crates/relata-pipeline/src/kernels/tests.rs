use super::*;

/// Numbers between -0.5 and 0.5 that look random and are always the same.
fn numbers(n: usize, seed: usize) -> Vec<f32> {
    (0..n).map(|i| (((i + seed) * 2_654_435_761) % 10_007) as f32 / 10_007.0 - 0.5).collect()
}

fn product(instructions: Instructions, x: Rows<'_>, matrix: &Matrix) -> Vec<f32> {
    let mut out = Vec::new();
    affine(instructions, x, matrix, &mut out);
    out
}

fn normed(instructions: Instructions, x: Rows<'_>, matrix: &Matrix, norm: &Norm, base: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; base.len()];
    maxout(instructions, x, matrix, norm, base, &mut out);
    out
}

fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

#[test]
fn affine_of_packed_rows_and_of_windows() {
    let data = [1.0, 2.0, 3.0, 4.0];
    for instructions in Instructions::available() {
        let matrix = Matrix::linear(&[1.0, 0.0, 0.0, 10.0, 1.0, 1.0], &[0.5, 0.0, 0.0], 2, 3);
        let out = product(*instructions, Rows::packed(&data, 2), &matrix);
        assert_eq!(out, [1.5, 20.0, 3.0, 3.5, 40.0, 7.0]);
        let matrix = Matrix::linear(&[100.0, 10.0, 1.0], &[], 3, 1);
        assert_eq!(product(*instructions, Rows::windows(&data, 1, 3), &matrix), [123.0, 234.0]);
        assert_eq!(product(*instructions, Rows::windows(&data[..2], 1, 3), &matrix), [0.0; 0]);
    }
}

/// The definition, without lanes, tiles and panels.
fn plainly(x: &[f32], weights: &[f32], bias: f32) -> f32 {
    x.iter().zip(weights).fold(bias, |sum, (x, weight)| x.mul_add(*weight, sum))
}

#[test]
fn every_width_gives_the_plain_sum_to_the_bit_whatever_the_rows_beside() {
    for (n_rows, n_inputs, n_outputs) in
        [(1, 96, 50), (61, 96, 64), (13, 1, 33), (100, 300, 96), (49, 64, 1024)]
    {
        let (x, weights) = (numbers(n_rows * n_inputs, 3), numbers(n_inputs * n_outputs, 77));
        let bias = numbers(n_outputs, 11);
        let matrix = Matrix::linear(&weights, &bias, n_inputs, n_outputs);
        let plain: Vec<f32> = x
            .chunks(n_inputs)
            .flat_map(|x| weights.chunks(n_inputs).zip(&bias).map(|(row, bias)| plainly(x, row, *bias)))
            .collect();
        for instructions in Instructions::available() {
            let all = product(*instructions, Rows::packed(&x, n_inputs), &matrix);
            assert_eq!(bits(&all), bits(&plain), "{instructions:?} {n_rows} × {n_inputs} × {n_outputs}");
            for (row, expected) in x.chunks(n_inputs).zip(all.chunks(n_outputs)) {
                assert_eq!(
                    bits(&product(*instructions, Rows::packed(row, n_inputs), &matrix)),
                    bits(expected)
                );
            }
        }
    }
}

#[test]
fn every_width_gives_the_same_norm_to_the_bit_whatever_the_rows_beside() {
    for (n_rows, outputs, pieces, inputs) in
        [(101, 96, 3, 288), (48, 20, 2, 97), (5, 16, 2, 48), (29, 7, 1, 4), (70, 33, 4, 9)]
    {
        let (x, base) = (numbers(n_rows * inputs, 5), numbers(n_rows * outputs, 6));
        let (weights, bias) = (numbers(outputs * pieces * inputs, 1), numbers(outputs * pieces, 2));
        let matrix = Matrix::pieces(&weights, &bias, [outputs, pieces, inputs]);
        let norm = Norm::new(numbers(outputs, 8), numbers(outputs, 9));
        let expected = normed(Instructions::Portable, Rows::packed(&x, inputs), &matrix, &norm, &base);
        for instructions in Instructions::available() {
            let all = normed(*instructions, Rows::packed(&x, inputs), &matrix, &norm, &base);
            assert_eq!(bits(&all), bits(&expected), "{instructions:?} {outputs} × {pieces} × {inputs}");
            for (i, x) in x.chunks(inputs).enumerate() {
                let row = i * outputs..(i + 1) * outputs;
                let one = normed(*instructions, Rows::packed(x, inputs), &matrix, &norm, &base[row.clone()]);
                assert_eq!(bits(&one), bits(&expected[row]), "{instructions:?} row {i}");
            }
        }
    }
}

#[test]
fn a_norm_is_what_it_is_called() {
    // One piece that passes the input on: rows (1, 2, 3) normalise to ∓√1.5.
    let identity = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];
    let matrix = Matrix::pieces(&identity, &[0.0; 3], [3, 1, 3]);
    let norm = Norm::new(vec![1.0, 1.0, 10.0], vec![0.0, 5.0, 0.0]);
    for instructions in Instructions::available() {
        let out = normed(*instructions, Rows::packed(&[1.0, 2.0, 3.0], 3), &matrix, &norm, &[0.0, 0.0, 1.0]);
        for (found, expected) in out.iter().zip([-1.5_f32.sqrt(), 5.0, 1.0 + 10.0 * 1.5_f32.sqrt()]) {
            assert!((found - expected).abs() < 1e-4, "{out:?}");
        }
    }
}

#[test]
fn every_width_scores_and_chooses_alike() {
    for n_actions in [1, 18, 50, 74, 110, 200] {
        let (n_hidden, n_pieces) = (64, 2);
        let added: Vec<Vec<f32>> = (0..8).map(|i| numbers(n_hidden * n_pieces, 100 * i)).collect();
        let added: Vec<&[f32]> = added.iter().map(Vec::as_slice).collect();
        let bias = numbers(n_hidden * n_pieces, 5);
        let upper =
            Matrix::for_steps(&numbers(n_actions * n_hidden, 9), &numbers(n_actions, 4), n_hidden, n_actions);
        let mut mask = vec![f32::NEG_INFINITY; upper.n_padded_outputs()];
        mask[n_actions / 2..n_actions].fill(0.0);
        let mut found = Instructions::available().iter().map(|instructions| {
            let mut hidden = vec![0.0; n_hidden];
            let mut scores = vec![0.0; upper.n_padded_outputs()];
            let step = Step { added: &added, bias: &bias, n_hidden, upper: &upper };
            score(*instructions, step, &mut hidden, &mut scores);
            let best = choose(*instructions, &scores, &mask).unwrap();
            assert_eq!(best, n_actions / 2 + first_greatest(&scores[n_actions / 2..n_actions]));
            (bits(&hidden), bits(&scores), best)
        });
        let first = found.next().unwrap();
        assert!(found.all(|other| other == first), "{n_actions} actions");
    }
}

#[test]
fn nothing_is_chosen_where_nothing_is_allowed() {
    let (none, second) = ([f32::NEG_INFINITY; 16], [f32::NEG_INFINITY, 0.0]);
    for instructions in Instructions::available() {
        assert_eq!(choose(*instructions, &[1.0; 16], &none), None);
        let mut mask = none;
        mask[..2].copy_from_slice(&second);
        assert_eq!(choose(*instructions, &[f32::NEG_INFINITY; 16], &mask), Some(1));
        assert_eq!(choose(*instructions, &[f32::NAN; 16], &mask), Some(1));
    }
}

#[test]
fn of_equals_the_first_is_the_greatest() {
    assert_eq!(first_greatest(&[1.0, 3.0, 3.0, f32::NAN]), 1);
    assert_eq!(first_greatest(&[]), 0);
}
