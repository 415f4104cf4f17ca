package ytv2.dashboard.answer;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import ytv2.dashboard.DashboardConfig;

/// Remembers what pieces look like compressed, by their content: there is nothing to keep up to date.
@Singleton
class Fragments {

    /// What an entry takes besides its bytes.
    private static final int OVERHEAD = 150;

    /// With a seed that nobody knows, nobody can prepare two texts of the same hash.
    private final Hasher128 hasher = Hashing.xxh3_128(new SecureRandom().nextLong());

    private final Cache<Key, Fragment> fragments;

    @Inject
    Fragments(DashboardConfig config) {
        this(config.cache().compressedCards().asLongValue());
    }

    /// @param size in bytes
    Fragments(long size) {
        this.fragments = Caffeine.newBuilder()
                .maximumWeight(size)
                .weigher((Key _, Fragment fragment) -> fragment.deflated().length + OVERHEAD)
                .build();
    }

    private record Key(HashValue128 hash, int length) {}

    Fragment of(byte[] plain) {
        Key key = new Key(hasher.hashBytesTo128Bits(plain), plain.length);
        return fragments.get(key, _ -> Fragment.of(plain));
    }
}
