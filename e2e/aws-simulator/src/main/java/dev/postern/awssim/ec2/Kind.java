package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.ErrorCase;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How one kind of resource is described: which parameter names ids, what says that one is malformed or missing, what can be
 * filtered, what it looks like.
 *
 * @param list the member of the answer
 */
record Kind<T extends Owned>(
        String list,
        String idParameter,
        Pattern idForm,
        ErrorCase malformed,
        ErrorCase notFound,
        Function<T, Map<String, List<String>>> attributes,
        Function<T, Output> view) {

    /** Answers a describe call from what the caller can see. */
    Output describe(Call call, List<T> visible, Tags tags) {
        List<String> ids = call.input().texts(idParameter);
        ids.forEach(id -> check(id, visible));
        Filters filters = Filters.of(call.input());
        List<T> found = visible.stream()
                .filter(one -> ids.isEmpty() || ids.contains(one.id()))
                .filter(one -> filters.accept(attributes.apply(one), tags.of(one.id())))
                .toList();
        Page<T> page = Page.of(found, call.input());
        return Output.of()
                .list(list, page.entries().stream().map(view).toList())
                .put("nextToken", page.next());
    }

    private void check(String id, List<T> visible) {
        if (!idForm.matcher(id).matches()) {
            throw malformed.because("Invalid id: \"%s\"".formatted(id));
        }
        if (visible.stream().noneMatch(one -> one.id().equals(id))) {
            throw notFound.because("The ID '%s' does not exist".formatted(id));
        }
    }
}
