package ytv2.dashboard.answer;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Objects;
import ytv2.dashboard.answer.Answer.Form;

/// Gives an answer in the form that a client accepts, unless the client has it: then all it is told is so.
final class Revalidation {

    private Revalidation() {}

    /// 200 with the body, or 304.
    static ResponseBuilder of(HttpHeaders request, Answer answer, String mediaType) {
        Form form = answer.form(Gzip.isAccepted(lines(request, HttpHeaders.ACCEPT_ENCODING)));
        ResponseBuilder response = Etag.isAmong(lines(request, HttpHeaders.IF_NONE_MATCH), form.tag())
                ? Response.notModified()
                : whole(form, mediaType);
        answer.link().ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response.tag(form.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private static ResponseBuilder whole(Form form, String mediaType) {
        ResponseBuilder response = Response.ok(Buffer.buffer(form.bytes()), mediaType);
        form.encoding().ifPresent(encoding -> response.header(HttpHeaders.CONTENT_ENCODING, encoding));
        return response;
    }

    private static List<String> lines(HttpHeaders request, String name) {
        return Objects.requireNonNullElse(request.getRequestHeader(name), List.of());
    }
}
