package dev.postern.injection.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kubernetes quantities as people write them in annotations. */
public final class Quantities {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?");

    private Quantities() {}

    /** Empty unless it is a positive quantity. */
    public static Optional<Quantity> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(Quantity.parse(text))
                        .filter(quantity -> quantity.getNumericalAmount().signum() > 0)
                : Optional.empty();
    }

    static Quantity smaller(Quantity one, Quantity other) {
        return one.getNumericalAmount().compareTo(other.getNumericalAmount()) <= 0 ? one : other;
    }

    static Quantity larger(Quantity one, Quantity other) {
        return one.getNumericalAmount().compareTo(other.getNumericalAmount()) >= 0 ? one : other;
    }

    public static boolean exceeds(Quantity one, Quantity other) {
        return one.getNumericalAmount().compareTo(other.getNumericalAmount()) > 0;
    }
}
