package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.LoginMethods;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What the settings have to name for a part of the login to be there. */
final class Configured {

    private Configured() {}

    /** Users, tokens or a provider. */
    static final class Login implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return new LoginMethods(context.getEnvironment()).any();
        }
    }

    /** Users with passwords. */
    static final class Users implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return new LoginMethods(context.getEnvironment()).users();
        }
    }

    /** An OpenID provider. */
    static final class Provider implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new LoginMethods(context.getEnvironment()).providers().isEmpty();
        }
    }
}
