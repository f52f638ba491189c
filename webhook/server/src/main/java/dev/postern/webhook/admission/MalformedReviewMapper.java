package dev.postern.webhook.admission;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what is no admission review at all. */
public class MalformedReviewMapper {

    @ServerExceptionMapper
    public Response badRequest(MalformedReview malformed) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN)
                .entity(malformed.getMessage())
                .build();
    }
}
