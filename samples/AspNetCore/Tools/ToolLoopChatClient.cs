using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Runs the functions that the model calls and asks again with their results, for streams.</summary>
/// <remarks>
/// A stand-in. <c>FunctionInvokingChatClient</c> of the package Microsoft.Extensions.AI replaces it (<c>.AsBuilder().UseFunctionInvocation()</c>), and
/// does more: approvals, concurrent functions, answers that are not streamed. What makes a loop as plain as this one right is the adapter below it: a
/// call is told once, whole, and never when the stream was cut or failed.
/// </remarks>
internal sealed class ToolLoopChatClient(IChatClient inner, Telemetry telemetry) : DelegatingChatClient(inner)
{
    private const int MaxRounds = 5;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<ChatMessage> history = [.. messages];
        for (var round = 1; ; round++)
        {
            List<ChatResponseUpdate> updates = [];
            // In the last round there is nothing left to call, so that it has to answer.
            var asked = round < MaxRounds ? options : WithoutFunctions(options);
            await foreach (var update in base.GetStreamingResponseAsync(history, asked, cancellationToken))
            {
                updates.Add(update);
                yield return update;
            }

            var answer = updates.ToChatResponse();
            var calls = answer.Messages.SelectMany(static message => message.Contents).OfType<FunctionCallContent>();
            List<AIContent> results = [];
            foreach (var call in calls.Where(static call => !call.InformationalOnly))
            {
                FunctionResultContent result = new(call.CallId, await RunAsync(call, asked, cancellationToken));
                results.Add(result);
                yield return new ChatResponseUpdate(ChatRole.Tool, [result])
                {
                    MessageId = $"results-{round}",
                    ResponseId = answer.ResponseId,
                };
            }

            if (results.Count is 0)
            {
                yield break;
            }

            history.AddRange(answer.Messages);
            history.Add(new ChatMessage(ChatRole.Tool, results));
        }
    }

    private static ChatOptions? WithoutFunctions(ChatOptions? options)
    {
        var last = options?.Clone();
        if (last is not null)
        {
            last.Tools = last.Tools?.Where(static tool => tool is not AIFunctionDeclaration).ToList();
        }

        return last;
    }

    // The model is told that a function failed, and not why: that is for the log.
    private async Task<object?> RunAsync(
        FunctionCallContent call,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        using var span = telemetry.StartTool(call.Name, call.CallId);
        var function = options?.Tools?.OfType<AIFunction>().FirstOrDefault(tool => tool.Name == call.Name);
        if (function is null || call.Exception is not null)
        {
            telemetry.ToolFailed(span, call.Name, call.Exception);
            return function is null ? $"There is no function {call.Name}." : "The arguments are not valid JSON.";
        }

        try
        {
            return await function.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            telemetry.ToolFailed(span, call.Name, failure);
            return "The function failed.";
        }
    }
}
