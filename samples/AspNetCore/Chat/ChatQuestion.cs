namespace InteractiveAi.Client.Samples.Web;

/// <summary>What the page asks.</summary>
/// <param name="Text">The user's message.</param>
/// <param name="Gateway">The key of the gateway that is to answer; the first one when there is none.</param>
/// <param name="Conversation">The id of the conversation to go on with; a new one when there is none.</param>
/// <param name="Sources">Whether the answer is to rest on sources.</param>
/// <param name="Think">Whether the model is to think first.</param>
internal sealed record ChatQuestion(
    string? Text,
    string? Gateway = null,
    string? Conversation = null,
    bool Sources = false,
    bool Think = false
)
{
    public const int MaxLength = 8000;

    /// <summary>What is wrong with it, by member; nothing when it can be asked.</summary>
    public Dictionary<string, string[]> Check()
    {
        Dictionary<string, string[]> problems = [];
        if (string.IsNullOrWhiteSpace(Text))
        {
            problems["text"] = ["A message is needed."];
        }
        else if (Text.Length > MaxLength)
        {
            problems["text"] = [$"A message has at most {MaxLength} characters; this one has {Text.Length}."];
        }

        return problems;
    }
}
