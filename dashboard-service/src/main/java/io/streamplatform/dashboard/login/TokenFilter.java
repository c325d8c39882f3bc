package io.streamplatform.dashboard.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.access.AccessProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets programs in that show a token of the settings, for one request and without a session. A
 * token is long and random, so its plain hash is safe to keep and cheap to compare.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final RequestAttributeSecurityContextRepository contexts =
            new RequestAttributeSecurityContextRepository();
    private final List<AccessProperties.Token> tokens;
    private final LoginAnswers answers;

    TokenFilter(List<AccessProperties.Token> tokens, LoginAnswers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    static boolean isShown(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isShown(request)) {
            chain.doFilter(request, response);
            return;
        }
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length());
        AccessProperties.Token token = known(shown.strip());
        if (token == null) {
            answers.refuseToken(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        token.name(),
                        null,
                        AuthorityUtils.createAuthorityList("ROLE_" + token.role())));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    private AccessProperties.@Nullable Token known(String shown) {
        byte[] hash = SecretCommand.sha256(shown.getBytes(UTF_8));
        AccessProperties.Token known = null;
        for (AccessProperties.Token token :
                tokens) { // all of them: how long it takes tells nothing
            if (MessageDigest.isEqual(HexFormat.of().parseHex(token.sha256()), hash)) {
                known = token;
            }
        }
        return known;
    }
}
