package ytv2.dashboard.answer;

/// The CRC-32 of some bytes, which can be put together with that of the bytes before them without seeing either.
///
/// Bytes are polynomials over GF(2), and the CRC is their remainder: appending n bytes multiplies what came before by
/// x^8n. The bits are reflected, the highest power lowest, as in zlib's `crc32_combine`.
///
/// @param crc as [java.util.zip.CRC32] gives it
/// @param length in bytes
/// @param shift x^8n modulo the polynomial, n being the length
/// @see <a href="https://github.com/madler/zlib/blob/v1.3.1/crc32.c">zlib, crc32_combine</a>
record Checksum(int crc, int length, int shift) {

    /// Of no bytes.
    static final Checksum EMPTY = of(0, 0);

    private static final int POLYNOMIAL = 0xedb88320;
    private static final int ONE = 1 << 31;
    private static final int X = 1 << 30;
    private static final int BITS_OF_A_BYTE = 3;

    static Checksum of(int crc, int length) {
        return new Checksum(crc, length, powerOfX(length));
    }

    /// Of these bytes and then those.
    Checksum then(Checksum next) {
        return new Checksum(product(next.shift, crc) ^ next.crc, length + next.length, product(shift, next.shift));
    }

    /// x^8n.
    private static int powerOfX(int n) {
        int power = ONE;
        int square = X;
        for (int i = 0; i < BITS_OF_A_BYTE; i++) {
            square = product(square, square);
        }
        for (int bits = n; bits != 0; bits >>>= 1) {
            if ((bits & 1) != 0) {
                power = product(square, power);
            }
            square = product(square, square);
        }
        return power;
    }

    /// Modulo the polynomial.
    private static int product(int a, int b) {
        int product = 0;
        int times = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= times;
            }
            times = (times & 1) == 0 ? times >>> 1 : (times >>> 1) ^ POLYNOMIAL;
        }
        return product;
    }
}
