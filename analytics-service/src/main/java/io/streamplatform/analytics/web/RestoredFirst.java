package io.streamplatform.analytics.web;

import io.streamplatform.analytics.restore.FeedPositions;
import io.streamplatform.analytics.restore.RestoreProgress;
import io.streamplatform.starter.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers 503, with how far it has come, rather than with a part of the truth. */
@Component
final class RestoredFirst implements HandlerInterceptor, WebMvcConfigurer {
    private final FeedPositions positions;

    RestoredFirst(FeedPositions positions) {
        this.positions = positions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/analytics/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        RestoreProgress progress = positions.progress();
        if (!progress.isComplete()) {
            throw Problems.unavailable(progress.sentence() + ". Ask again in a moment");
        }
        return true;
    }
}
