enum StandardStepsPlaceholder {}
