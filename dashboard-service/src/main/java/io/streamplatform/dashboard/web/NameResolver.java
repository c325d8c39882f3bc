package io.streamplatform.dashboard.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Finds a name in the path or, where that cannot carry it, in the parameter that is called as the
 * path's variable.
 *
 * @param <T> what stands for the name in a controller's method
 */
public abstract class NameResolver<T> implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Class<T> type;
    private final String parameter;
    private final String remedy;
    private final Function<String, T> make;

    /**
     * Makes one.
     *
     * @param parameter the path's variable and the parameter
     * @param remedy what to do when it is in neither
     */
    protected NameResolver(
            Class<T> type, String parameter, String remedy, Function<String, T> make) {
        this.type = type;
        this.parameter = parameter;
        this.remedy = remedy;
        this.make = make;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter candidate) {
        return candidate.getParameterType() == type;
    }

    @Override
    public T resolveArgument(
            MethodParameter candidate,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object variables =
                request.getAttribute(
                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                        RequestAttributes.SCOPE_REQUEST);
        if (variables instanceof Map<?, ?> inPath && inPath.get(parameter) instanceof String name) {
            return make.apply(name);
        }
        String name = request.getParameter(parameter);
        if (name == null) {
            throw new BadParameter(parameter, null, remedy);
        }
        return make.apply(name);
    }
}
