package dev.postern.policy.draft;

import dev.postern.policy.Operation;
import dev.postern.policy.PathTemplate;
import dev.postern.policy.PathTemplateParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Methods and paths of a rule. */
final class OperationCompiler {

    /** RFC 9110 and RFC 5789. CONNECT and TRACE are never forwarded, and a misspelt method would silently match nothing. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final FindingCollector findings;

    OperationCompiler(FindingCollector findings) {
        this.findings = findings;
    }

    Operation compile(String path, OperationDraft draft) {
        return new Operation(methods(path + ".methods", draft), paths(path + ".paths", draft));
    }

    Optional<String> method(String path, String method) {
        return METHODS.contains(method)
                ? Optional.of(method)
                : findings.add(
                        path,
                        "UnknownMethod",
                        "%s is none of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, in capital letters"
                                .formatted(FindingCollector.quoted(method)));
    }

    private Set<String> methods(String path, OperationDraft draft) {
        List<String> texts = findings.bounded(path, draft.methods(), PolicyBounds.METHODS_PER_OPERATION);
        var methods = new HashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            method("%s[%d]".formatted(path, i), texts.get(i)).ifPresent(methods::add);
        }
        return methods;
    }

    private List<PathTemplate> paths(String path, OperationDraft draft) {
        List<String> texts = findings.bounded(path, draft.paths(), PolicyBounds.PATHS_PER_OPERATION);
        var templates = new ArrayList<PathTemplate>();
        for (int i = 0; i < texts.size(); i++) {
            template("%s[%d]".formatted(path, i), texts.get(i)).ifPresent(templates::add);
        }
        return templates;
    }

    private Optional<PathTemplate> template(String path, String text) {
        return switch (PathTemplateParser.parse(text)) {
            case PathTemplateParser.Parsed(PathTemplate template) -> Optional.of(template);
            case PathTemplateParser.Rejected(String code, String message) ->
                findings.add(path, code, FindingCollector.quoted(text) + ": " + message);
        };
    }
}
