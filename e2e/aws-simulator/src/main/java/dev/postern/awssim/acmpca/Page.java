package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import java.util.List;
import java.util.Optional;

/** One page of a list. */
record Page<T>(List<T> entries, Optional<String> next) {
    private static final String PREFIX = "pca-page-";

    static <T> Page<T> of(List<T> all, Input input) {
        int size = Math.clamp(input.number("MaxResults").orElse(1000), 1, 1000);
        int from = input.text("NextToken").map(Page::offset).orElse(0);
        int to = Math.min(all.size(), from + size);
        List<T> entries = from >= all.size() ? List.of() : all.subList(from, to);
        return new Page<>(entries, to < all.size() ? Optional.of(PREFIX + to) : Optional.empty());
    }

    private static int offset(String token) {
        if (!token.matches(PREFIX + "[0-9]{1,8}")) {
            throw AcmPcaError.INVALID_NEXT_TOKEN.because("The token is invalid");
        }
        return Integer.parseInt(token.substring(PREFIX.length()));
    }
}
