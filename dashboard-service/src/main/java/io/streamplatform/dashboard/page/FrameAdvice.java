package io.streamplatform.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame and the words for its figures. */
@ControllerAdvice(annotations = Page.class)
class FrameAdvice {

    private final Frames frames;

    FrameAdvice(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute("frame")
    PageFrame frame(HttpServletRequest request) {
        return frames.frame(request);
    }

    @ModelAttribute("fmt")
    Figures figures() {
        return Figures.INSTANCE;
    }
}
