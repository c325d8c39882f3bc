package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds the name of a subject in the path or, where that cannot carry it, in a parameter. */
@Configuration(proxyBeanMethods = false)
class SubjectNameResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String NAME = "subject";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SubjectName.class;
    }

    @Override
    public SubjectName resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object variables =
                request.getAttribute(
                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                        RequestAttributes.SCOPE_REQUEST);
        if (variables instanceof Map<?, ?> inPath && inPath.get(NAME) instanceof String name) {
            return new SubjectName(name);
        }
        String name = request.getParameter(NAME);
        if (name == null) {
            throw new BadParameter(NAME, null, "give the subject's name.");
        }
        return new SubjectName(name);
    }
}
