/// A keyed 64-bit hash of whole words: for open addressing, and for samples that do not depend on
/// the order of the records.
///
/// The same words and key give the same hash on every machine and in every release. With a key that
/// an attacker knows, collisions can be made; tables keyed by input take a key drawn per process
/// and sort what they emit. Each step is the folded 64 × 64 → 128 bit product of wyhash (Wang Yi,
/// final version 4), xored with its operands so that a zero factor loses nothing (its "protected"
/// form).
public enum StableHash {
    @usableFromInline static let secret0: UInt64 = 0xA076_1D64_78BD_642F
    @usableFromInline static let secret1: UInt64 = 0xE703_7ED1_A0B4_28DB
    @usableFromInline static let secret2: UInt64 = 0x8EBC_6AF0_9C88_C6E3

    @inlinable
    @inline(__always)
    public static func mix(_ a: UInt64, key: UInt64) -> UInt64 {
        finish(fold(a ^ secret0, key ^ secret1), 1)
    }

    @inlinable
    @inline(__always)
    public static func mix(_ a: UInt64, _ b: UInt64, key: UInt64) -> UInt64 {
        finish(fold(a ^ secret0 ^ key, b ^ secret1 &+ key), 2)
    }

    @inlinable
    @inline(__always)
    public static func mix(_ a: UInt64, _ b: UInt64, _ c: UInt64, key: UInt64) -> UInt64 {
        let first = fold(a ^ secret0 ^ key, b ^ secret1 &+ key)
        return finish(fold(c ^ secret2, first), 3)
    }

    @inlinable
    @inline(__always)
    public static func mix(
        _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, key: UInt64
    ) -> UInt64 {
        // The two products do not wait for each other.
        let first = fold(a ^ secret0 ^ key, b ^ secret1 &+ key)
        let second = fold(c ^ secret1 ^ key, d ^ secret2 &+ key)
        return finish(fold(first, second), 4)
    }

    /// A word for a text: FNV-1a over its UTF-8 (Fowler, Noll & Vo). O(bytes).
    public static func text(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// Sets inputs of different length apart and spreads the last fold over all bits.
    @inlinable
    @inline(__always)
    static func finish(_ hash: UInt64, _ words: UInt64) -> UInt64 {
        fold(hash ^ secret2, secret0 ^ words)
    }

    @inlinable
    @inline(__always)
    static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return (a ^ product.low) ^ (b ^ product.high)
    }
}
