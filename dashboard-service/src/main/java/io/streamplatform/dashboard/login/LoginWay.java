package io.streamplatform.dashboard.login;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.savedrequest.RequestCache;

/** A way to log in, which adds its filters to the chain. */
interface LoginWay {
    /**
     * @param asked remembers the page that was asked for before the login
     */
    void addTo(HttpSecurity http, RequestCache asked);
}
