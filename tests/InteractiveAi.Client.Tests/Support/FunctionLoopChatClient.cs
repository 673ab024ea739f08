using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>
/// Runs tools by the documented rules of the abstraction's own function-calling middleware: every call that it sees and that is not
/// for information only is run; the results go back in one message; a required tool is required once; the last turn has no functions;
/// a conversation id makes it drop the history; updates behind the first call are held back until the stream has ended.
/// </summary>
internal sealed class FunctionLoopChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public int MaximumIterations { get; init; } = 5;

    /// <summary>The calls that were run, as the name and the arguments.</summary>
    public List<string> Invoked { get; } = [];

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        List<ChatMessage> history = [.. messages];
        List<ChatMessage> produced = [];
        UsageDetails? usage = null;
        for (int i = 0; ; i++)
        {
            var response =
                await base.GetResponseAsync(history, options, cancellationToken)
                ?? throw new InvalidOperationException("The inner client returned no response.");
            produced.AddRange(response.Messages);
            if (response.Usage is { } counted)
            {
                (usage ??= new UsageDetails()).Add(counted);
            }

            if (i == MaximumIterations || await RunAsync(response, options) is not { } results)
            {
                response.Messages = produced;
                response.Usage = usage;
                return response;
            }

            produced.Add(results);
            (history, options) = Next(history, response, results, options, isLast: i == MaximumIterations - 1);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<ChatMessage> history = [.. messages];
        for (int i = 0; ; i++)
        {
            List<ChatResponseUpdate> updates = [];
            int yielded = 0;
            bool holdsBack = false;
            await foreach (
                var update in base.GetStreamingResponseAsync(history, options, cancellationToken)
                    .WithCancellation(cancellationToken)
            )
            {
                updates.Add(update ?? throw new InvalidOperationException("The inner client streamed no update."));
                holdsBack |= update.Contents.OfType<FunctionCallContent>().Any();
                if (!holdsBack)
                {
                    yielded = updates.Count;
                    yield return update;
                }
            }

            var response = updates.ToChatResponse();
            var results = i == MaximumIterations ? null : await RunAsync(response, options);
            foreach (var update in updates.Skip(yielded))
            {
                yield return update;
            }

            if (results is null)
            {
                yield break;
            }

            yield return new ChatResponseUpdate(ChatRole.Tool, results.Contents)
            {
                MessageId = $"results-{i}",
                ResponseId = response.ResponseId,
            };
            (history, options) = Next(history, response, results, options, isLast: i == MaximumIterations - 1);
        }
    }

    private static (List<ChatMessage> History, ChatOptions? Options) Next(
        List<ChatMessage> history,
        ChatResponse response,
        ChatMessage results,
        ChatOptions? options,
        bool isLast
    )
    {
        var next = options?.Clone();
        if (next is not null)
        {
            next.ConversationId = response.ConversationId;
            next.ToolMode = next.ToolMode is RequiredChatToolMode ? null : next.ToolMode;
            if (isLast)
            {
                next.Tools = next.Tools?.Where(static tool => tool is not AIFunctionDeclaration).ToList();
                next.ToolMode = null;
            }
        }

        return response.ConversationId is null
            ? ([.. history, .. response.Messages, results], next)
            : ([results], next);
    }

    private async Task<ChatMessage?> RunAsync(ChatResponse response, ChatOptions? options)
    {
        FunctionCallContent[] calls =
        [
            .. response
                .Messages.SelectMany(static message => message.Contents)
                .OfType<FunctionCallContent>()
                .Where(static call => !call.InformationalOnly),
        ];
        if (calls.Length is 0)
        {
            return null;
        }

        List<AIContent> results = [];
        foreach (var call in calls)
        {
            Invoked.Add($"{call.Name}({Arguments(call)})");
            results.Add(new FunctionResultContent(call.CallId, await ResultAsync(call, options)));
            call.InformationalOnly = true;
        }

        return new ChatMessage(ChatRole.Tool, results);
    }

    private static async Task<object?> ResultAsync(FunctionCallContent call, ChatOptions? options)
    {
        var function = options?.Tools?.OfType<AIFunction>().FirstOrDefault(tool => tool.Name == call.Name);
        if (function is null)
        {
            return $"Error: Requested function \"{call.Name}\" not found.";
        }

        try
        {
            return await function.InvokeAsync(new AIFunctionArguments(call.Arguments));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return "Error: Function failed.";
        }
    }

    private static string Arguments(FunctionCallContent call) =>
        string.Join(
            ", ",
            (call.Arguments ?? new Dictionary<string, object?>()).Select(one => $"{one.Key}: {one.Value}")
        );
}
