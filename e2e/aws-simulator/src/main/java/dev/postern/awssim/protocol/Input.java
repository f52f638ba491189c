package dev.postern.awssim.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as a tree, the same whichever protocol it came by. A list is a node whose children are its entries, in order;
 * their names carry no meaning.
 */
public record Input(String value, List<Field> fields) {
    /** One named child. */
    public record Field(String name, Input content) {}

    public static final Input EMPTY = new Input("", List.of());

    public Input {
        fields = List.copyOf(fields);
    }

    public static Input leaf(String value) {
        return new Input(value, List.of());
    }

    public Optional<Input> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::content)
                .findFirst();
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** The member, or an empty tree: reading on from an absent structure finds nothing. */
    public Input at(String name) {
        return find(name).orElse(EMPTY);
    }

    public Optional<String> text(String name) {
        return find(name).map(Input::value);
    }

    public Optional<Boolean> flag(String name) {
        return text(name).map(Boolean::parseBoolean);
    }

    /** Empty when absent; a validation error when it is not a number. */
    public Optional<Integer> number(String name) {
        return text(name).map(text -> parse(name, text));
    }

    public List<Input> list(String name) {
        return at(name).fields().stream().map(Field::content).toList();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Input::value).toList();
    }

    /** The same tree without one member: what of a request counts when two are compared. */
    public Input without(String name) {
        List<Field> rest = new ArrayList<>(fields);
        rest.removeIf(field -> field.name().equals(name));
        return new Input(value, rest);
    }

    private static int parse(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw CommonError.VALIDATION.because("Value (%s) for parameter %s is not an integer".formatted(text, name));
        }
    }
}
