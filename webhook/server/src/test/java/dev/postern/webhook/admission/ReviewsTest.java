package dev.postern.webhook.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String REVIEW = """
            {"request": {"uid": "u-1", "kind": {"kind": "Pod"}, "namespace": "shop", "name": "a", "object": {"x": 1}}}""";

    @Test
    void answersCarryTheRequestsUid() throws Exception {
        assertThat(answer(Ruling.allow()).getUid()).isEqualTo("u-1");
    }

    @Test
    void warningsArePassedOn() throws Exception {
        assertThat(answer(new Ruling.Allow(List.of("mind this"))).getWarnings()).containsExactly("mind this");
    }

    @Test
    void changeIsABase64JsonPatch() throws Exception {
        var response = answer(new Ruling.Change(JSON.readTree("[{\"op\":\"remove\"}]"), List.of()));

        assertThat(response.getAllowed()).isTrue();
        assertThat(response.getPatchType()).isEqualTo("JSONPatch");
        assertThat(new String(Base64.getDecoder().decode(response.getPatch()), StandardCharsets.UTF_8))
                .isEqualTo("[{\"op\":\"remove\"}]");
    }

    @Test
    void refusalSaysEverythingInTheMessageAndInTheCauses() throws Exception {
        var causes = List.of(new Cause("spec.a", "bad-a", "a is bad"), new Cause("spec.b", "bad-b", "b is worse"));

        var response = answer(new Ruling.Forbid("no", causes));

        assertThat(response.getAllowed()).isFalse();
        assertThat(response.getStatus().getCode()).isEqualTo(403);
        assertThat(response.getStatus().getMessage()).isEqualTo("no: spec.a: a is bad; spec.b: b is worse");
        assertThat(response.getStatus().getDetails().getCauses())
                .extracting(StatusCause::getField, StatusCause::getReason)
                .containsExactly(tuple("spec.a", "bad-a"), tuple("spec.b", "bad-b"));
    }

    @Test
    void failureToDecideIsARefusal() throws Exception {
        var response = Reviews.answer(JSON.readTree(REVIEW), _ -> {
                    throw new IllegalStateException("keys are missing");
                })
                .getResponse();

        assertThat(response.getAllowed()).isFalse();
        assertThat(response.getStatus().getCode()).isEqualTo(500);
        assertThat(response.getStatus().getMessage()).contains("keys are missing");
    }

    @Test
    void busyIsARefusalThatAsksToTryAgain() throws Exception {
        var response = Reviews.answer(JSON.readTree(REVIEW), _ -> {
                    throw new Busy("busy, try again");
                })
                .getResponse();

        assertThat(response.getAllowed()).isFalse();
        assertThat(response.getStatus().getCode()).isEqualTo(429);
        assertThat(response.getStatus().getMessage()).isEqualTo("busy, try again");
    }

    @Test
    void whatIsNoReviewIsNotAnswered() throws Exception {
        for (var text : List.of("[]", "{}", "{\"request\": {\"uid\": \"u\"}}", "{\"request\": {\"object\": {}}}")) {
            JsonNode review = JSON.readTree(text);

            assertThatThrownBy(() -> Reviews.answer(review, _ -> Ruling.allow()))
                    .isInstanceOf(MalformedReview.class);
        }
    }

    private static AdmissionResponse answer(Ruling ruling) throws Exception {
        return Reviews.answer(JSON.readTree(REVIEW), _ -> ruling).getResponse();
    }
}
