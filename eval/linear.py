"""Linear algebra for the trainers of this folder. Standard library only."""


def solve(matrix, vector):
    "The solution of a system of linear equations, by elimination with pivots."
    n = len(vector)
    system = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(system[k][i]))
        system[i], system[pivot] = system[pivot], system[i]
        for k in range(n):
            if k != i and system[k][i]:
                factor = system[k][i] / system[i][i]
                system[k] = [x - factor * y for x, y in zip(system[k], system[i])]
    return [system[i][n] / system[i][i] for i in range(n)]
