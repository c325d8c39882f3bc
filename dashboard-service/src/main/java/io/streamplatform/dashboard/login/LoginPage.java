package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.LoginMethods;
import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.page.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people log in. It needs no script. */
@Page
class LoginPage {

    private final LoginMethods methods;
    private final Viewers viewers;

    LoginPage(LoginMethods methods, Viewers viewers) {
        this.methods = methods;
        this.viewers = viewers;
    }

    @GetMapping("/login")
    String login(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, Model model) {
        if (viewers.of(request).granted() != null) {
            return "redirect:/"; // logged in already, or nobody has to
        }
        model.addAttribute("users", methods.users());
        model.addAttribute("providers", methods.providers());
        model.addAttribute("failure", failure(parameters));
        model.addAttribute("left", parameters.containsKey("out"));
        return "access/login";
    }

    /** Only words of ours: what is in the address, anybody may have written. */
    private static @Nullable String failure(Map<String, String> parameters) {
        if (parameters.containsKey("failed")) {
            return "The name or the password is wrong.";
        }
        if (parameters.containsKey("wait")) {
            return "Too many attempts. Wait %s, then try again.".formatted(wait(parameters));
        }
        if (parameters.containsKey("role")) {
            return "You are known, but none of your groups may use this dashboard. Ask who runs"
                    + " it.";
        }
        if (parameters.containsKey("provider")) {
            return "The login at the provider failed. Try again; the dashboard's log tells why.";
        }
        if (parameters.containsKey("again")) {
            return "This page was too old. Please sign in again.";
        }
        return null;
    }

    private static String wait(Map<String, String> parameters) {
        String seconds = parameters.getOrDefault("wait", "");
        return seconds.matches("\\d{1,3}")
                ? seconds + (seconds.equals("1") ? " second" : " seconds")
                : "a while";
    }
}
