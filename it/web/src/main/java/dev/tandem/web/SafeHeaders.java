package dev.tandem.web;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

/** Headers that keep browsers from guessing what an answer is, and from telling where they were. */
final class SafeHeaders {
  private SafeHeaders() {}

  static HttpResponse add(HttpService next, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    ctx.mutateAdditionalResponseHeaders(
        headers ->
            headers
                .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .set(HttpHeaderNames.REFERRER_POLICY, "no-referrer"));
    return next.serve(ctx, request);
  }
}
