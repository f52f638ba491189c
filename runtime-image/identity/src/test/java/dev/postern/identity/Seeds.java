package dev.postern.identity;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Seeds for tests of laws. A failing test's display name holds the seed, which makes the same case again. */
final class Seeds {

    static final String FRESH = "dev.postern.identity.Seeds#fresh";
    private static final int CASES = 200;

    private Seeds() {}

    static Stream<Long> fresh() {
        return LongStream.generate(new Random()::nextLong).limit(CASES).boxed();
    }

    /** Text of 1 to {@code most} characters of the alphabet. */
    static String text(Random random, String alphabet, int most) {
        var text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
