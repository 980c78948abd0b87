/* Multiplies two matrices with OpenBLAS and prints what OpenBLAS says of itself. */
#include <stdio.h>

char *openblas_get_corename(void);
char *openblas_get_config(void);
int openblas_get_num_threads(void);
void cblas_sgemm(int, int, int, int, int, int, float, const float *, int, const float *, int,
                 float, float *, int);

enum { ROW_MAJOR = 101, PLAIN = 111, N = 160 };

int main(void) {
    static float a[N * N], b[N * N], c[N * N];
    for (int i = 0; i < N * N; i++)
        a[i] = b[i] = 1;
    cblas_sgemm(ROW_MAJOR, PLAIN, PLAIN, N, N, N, 1, a, N, b, N, 0, c, N);
    for (int i = 0; i < N * N; i++)
        if (c[i] != N) {
            printf("entry %d of a product is %g instead of %d\n", i, (double)c[i], N);
            return 1;
        }
    printf("%s\n%s\n%d\n", openblas_get_corename(), openblas_get_config(),
           openblas_get_num_threads());
    return 0;
}
