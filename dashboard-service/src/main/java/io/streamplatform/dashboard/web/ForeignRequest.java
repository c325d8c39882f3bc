package io.streamplatform.dashboard.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A request was refused because a foreign page may have made a browser send it.
 *
 * @param request as it came; nobody has looked yet at who sent it
 * @param reason in words
 */
public record ForeignRequest(HttpServletRequest request, String reason) {}
