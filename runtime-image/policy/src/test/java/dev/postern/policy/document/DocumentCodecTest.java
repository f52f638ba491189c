package dev.postern.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentCodecTest {

    @TestFactory
    Stream<DynamicTest> hasOneCanonicalText() {
        var samples = Map.<String, SignedDocument>of(
                "api", SampleDocuments.api(5, SampleDocuments.ISSUED),
                "consumer-granted",
                        SampleDocuments.consumer(new ConsumerState.Granted(new Destination(
                                "orders.internal.example", 443, "orders.internal.example", "spiffe://x"))),
                "consumer-pending", SampleDocuments.consumer(new ConsumerState.Pending("NotNamed", "write it")),
                "consumer-withdrawn", SampleDocuments.consumer(new ConsumerState.Withdrawn("Revoked", "gone")));
        return new Corpus("canonical")
                .tests(folder -> folder.check(
                        "out-text.yaml",
                        Map.of(
                                "text",
                                text(samples.get(folder.input("in-sample.yaml").asText())))));
    }

    @Property
    void survivesARoundTrip(@ForAll("callers") List<CallerEntry> callers, @ForAll @LongRange(min = 0) long generation) {
        ApiDocument document = withCallers(callers, generation);

        assertThat(DocumentCodec.decode(DocumentCodec.encode(document))).isEqualTo(new DocumentCodec.Decoded(document));
    }

    @Test
    void everyStateOfAConsumerSurvivesARoundTrip() {
        Stream.of(
                        new ConsumerState.Granted(new Destination("h", 443, "a", "spiffe://x")),
                        new ConsumerState.Pending("r", "m\u00e9\u2028\""),
                        new ConsumerState.Withdrawn("r", ""))
                .map(SampleDocuments::consumer)
                .forEach(document -> assertThat(DocumentCodec.decode(DocumentCodec.encode(document)))
                        .isEqualTo(new DocumentCodec.Decoded(document)));
    }

    @Test
    void ignoresWhatANewerOperatorAdds() {
        ApiDocument document = SampleDocuments.api(5, SampleDocuments.ISSUED);
        String newer = text(document).replace("\"generation\"", "\"future\":{\"a\":1},\"generation\"");

        assertThat(DocumentCodec.decode(newer.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new DocumentCodec.Decoded(document));
    }

    @Test
    void claimsAreTheSameWhateverTimeAndGeneration() {
        ApiDocument document = SampleDocuments.api(5, SampleDocuments.ISSUED);
        ApiDocument later = SampleDocuments.api(6, SampleDocuments.ISSUED.plusSeconds(9));

        assertThat(document.sameClaimsAs(later)).isTrue();
        assertThat(document.sameClaimsAs(withCallers(List.of(), 5))).isFalse();
        assertThat(document.sameClaimsAs(SampleDocuments.consumer(new ConsumerState.Pending("r", "m"))))
                .isFalse();
    }

    @Test
    void takesNoTwoCallersOfOneIdentity() {
        var entry = new CallerEntry(
                new ConsumerRef("a", "a"), "spiffe://x", List.of(), new CallerPath.InCluster(), Optional.empty());
        var twin = new CallerEntry(
                new ConsumerRef("b", "b"), "spiffe://x", List.of(), new CallerPath.InCluster(), Optional.empty());

        assertThatThrownBy(() -> withCallers(List.of(entry, twin), 1)).hasMessageContaining("spiffe://x");
    }

    @Provide
    Arbitrary<List<CallerEntry>> callers() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(10),
                        Arbitraries.of("a1", "b2", "c3").list().ofMaxSize(4),
                        paths(),
                        Arbitraries.of(
                                Optional.<Instant>empty(),
                                Optional.of(Instant.EPOCH),
                                Optional.of(SampleDocuments.END.plusNanos(1))))
                .as((name, serials, path, end) ->
                        new CallerEntry(new ConsumerRef(name, name), "spiffe://" + name, serials, path, end))
                .list()
                .ofMaxSize(5)
                .uniqueElements(CallerEntry::spiffeId);
    }

    private static Arbitrary<CallerPath> paths() {
        Arbitrary<CallerPath> linked = Arbitraries.of("vpce-1", "vpce-2")
                .set()
                .map(endpoints -> new CallerPath.PrivateLink("acc\"ount", endpoints));
        return Arbitraries.oneOf(linked, Arbitraries.just(new CallerPath.InCluster()));
    }

    private static ApiDocument withCallers(List<CallerEntry> callers, long generation) {
        return new ApiDocument(
                new ApiRef("shop", "orders"),
                "uid",
                generation,
                Instant.EPOCH,
                SampleDocuments.END,
                Set.of(),
                callers,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    private static String text(SignedDocument document) {
        return new String(DocumentCodec.encode(document), StandardCharsets.UTF_8);
    }
}
