namespace InteractiveAi.Client;

/// <summary>Why an answer holds no value of the type that was asked for.</summary>
public enum StructuredFailure
{
    /// <summary>The model declined to answer; see <see cref="ChatCompletion.Refusal"/>.</summary>
    Refused = 1,

    /// <summary>The token limit cut the answer off.</summary>
    CutOff,

    /// <summary>A filter withheld the answer or its rest.</summary>
    Filtered,

    /// <summary>The model asks for tool results first; see <see cref="ChatCompletion.ToolCalls"/>.</summary>
    ToolCalls,

    /// <summary>The answer is not JSON of the type's schema; <see cref="StructuredCompletion{T}.FailureDetail"/> says where.</summary>
    NotTheSchema,
}
