package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Input;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One page of a describe call: 5 to 1000 entries, all of them unless asked otherwise. */
record Page<T>(List<T> entries, Optional<String> next) {
    private static final String MARK = "awssim:";

    static <T> Page<T> of(List<T> all, Input input) {
        int size = input.number("MaxResults").map(Page::checked).orElse(1000);
        int from = input.text("NextToken").map(Page::offset).orElse(0);
        int to = Math.min(all.size(), from + size);
        List<T> entries = from >= all.size() ? List.of() : all.subList(from, to);
        return new Page<>(entries, to < all.size() ? Optional.of(token(to)) : Optional.empty());
    }

    private static int checked(int size) {
        if (size < 5 || size > 1000) {
            throw Ec2Error.INVALID_VALUE.because("Value ( %d ) for parameter maxResults is invalid.".formatted(size)
                    + " Expecting a value between 5 and 1000.");
        }
        return size;
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (plain.startsWith(MARK)) {
                return Integer.parseInt(plain.substring(MARK.length()));
            }
        } catch (IllegalArgumentException e) {
            throw unknown(token);
        }
        throw unknown(token);
    }

    private static RuntimeException unknown(String token) {
        return Ec2Error.INVALID_VALUE.because("Unable to parse pagination token %s".formatted(token));
    }
}
