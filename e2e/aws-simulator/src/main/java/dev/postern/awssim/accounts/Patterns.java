package dev.postern.awssim.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/** Action patterns as in identity policies: {@code *} and {@code ?}, case ignored. */
public final class Patterns {
    private Patterns() {}

    public static boolean matches(String pattern, String action) {
        String regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT))
                .replace("*", "\\E.*\\Q")
                .replace("?", "\\E.\\Q");
        return Pattern.matches(regex, action.toLowerCase(Locale.ROOT));
    }
}
