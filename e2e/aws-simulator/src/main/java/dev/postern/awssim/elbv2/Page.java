package dev.postern.awssim.elbv2;

import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a describe call: up to 400 entries. */
record Page<T>(List<T> entries, Optional<String> next) {
    private static final int MOST = 400;
    private static final String PREFIX = "elb-page-";

    static <T> Page<T> of(List<T> all, Input input) {
        int size = Arguments.between(input.number("PageSize").orElse(MOST), 1, MOST, "PageSize");
        int from = input.text("Marker").map(Page::offset).orElse(0);
        int to = Math.min(all.size(), from + size);
        List<T> entries = from >= all.size() ? List.of() : all.subList(from, to);
        return new Page<>(entries, to < all.size() ? Optional.of(PREFIX + to) : Optional.empty());
    }

    Output as(String member, Function<T, Output> view) {
        return Output.of().list(member, entries.stream().map(view).toList()).put("NextMarker", next);
    }

    private static int offset(String marker) {
        if (!marker.matches(PREFIX + "[0-9]{1,8}")) {
            throw ElbError.VALIDATION.because("Invalid marker");
        }
        return Integer.parseInt(marker.substring(PREFIX.length()));
    }
}
