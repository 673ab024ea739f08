using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>What was said so far, with everything that a model wants to see again: calls, results, reasoning and its signatures.</summary>
/// <remarks>It is kept here and not in the page, so that nobody can put words into the model's, a tool's or the system's mouth.</remarks>
internal sealed class Conversation(string id)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<ChatMessage> _messages = [];

    public string Id => id;

    public IReadOnlyList<ChatMessage> Messages => _messages;

    /// <summary>Waits for the turn before, which may have been stopped just now; <see langword="false"/> when it goes on.</summary>
    public Task<bool> BeginAsync(CancellationToken cancellationToken) =>
        _turn.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken);

    /// <summary>Ends a turn whose answer is complete.</summary>
    public void Complete(ChatMessage question, IEnumerable<ChatMessage> answer) => End([question, .. answer]);

    /// <summary>Ends a turn that was stopped or broke off: of a piece of an answer only the text is good for anything.</summary>
    public void BreakOff(ChatMessage question, string text) =>
        End(text.Length is 0 ? [] : [question, new ChatMessage(ChatRole.Assistant, text)]);

    private void End(IEnumerable<ChatMessage> messages)
    {
        _messages.AddRange(messages);
        _turn.Release();
    }
}
