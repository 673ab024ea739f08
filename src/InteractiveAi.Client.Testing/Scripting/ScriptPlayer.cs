using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>Plays a scripted reply in the words of a gateway.</summary>
internal sealed class ScriptPlayer(Dialect dialect, TimeProvider time, GenerationIds ids)
{
    /// <summary>Sends the reply to a call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="call">What it asks for.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="completing">Told when nothing is missing but the last bytes.</param>
    public async Task PlayAsync(HttpContext context, ChatCall call, ScriptedReply reply, Action completing)
    {
        if (reply.Delay != TimeSpan.Zero)
        {
            await Task.Delay(reply.Delay, time, context.RequestAborted).ConfigureAwait(false);
        }

        if (reply.Body is { } body)
        {
            if (reply.RetryAfter is { } wait)
            {
                context.Response.Headers.RetryAfter = WireWriting.Seconds(wait);
            }

            AddHeaders(context.Response, reply);
            await WriteAsync(context, reply, body, completing).ConfigureAwait(false);
        }
        else if (reply.FailAfter is null ? (int)reply.StatusCode >= 400 : !call.Stream)
        {
            var error = dialect.Error(context, StatusOfError(reply), reply.Message);
            dialect.AddLimits(context.Response, error.Status, time.GetUtcNow(), reply.RetryAfter);
            AddHeaders(context.Response, reply);
            completing();
            await error.WriteAsync(context).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(context, Compose(call, reply), reply, completing).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(
        HttpContext context,
        ScriptedReply reply,
        ReadOnlyMemory<byte> body,
        Action completing
    )
    {
        context.Response.StatusCode = (int)reply.StatusCode;
        context.Response.ContentType ??= reply.ContentType;
        context.Response.ContentLength = reply.BreakAfter is null ? body.Length : long.MaxValue;
        completing();
        var sent = body[..Math.Min(reply.BreakAfter ?? body.Length, body.Length)];
        await context.Response.Body.WriteAsync(sent, context.RequestAborted).ConfigureAwait(false);
    }

    private static int StatusOfError(ScriptedReply reply) =>
        (int)reply.StatusCode >= 400 ? (int)reply.StatusCode : StatusCodes.Status502BadGateway;

    // Last, so that a test's own value replaces the gateway's.
    private static void AddHeaders(HttpResponse response, ScriptedReply reply)
    {
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }
    }

    private async Task AnswerAsync(HttpContext context, Generation generation, ScriptedReply reply, Action completing)
    {
        context.Response.StatusCode = reply.FailAfter is null ? (int)reply.StatusCode : StatusCodes.Status200OK;
        dialect.AddHeaders(context.Response, generation);
        AddHeaders(context.Response, reply);
        if (!generation.Call.Stream)
        {
            await WholeAnswer
                .WriteAsync(context, dialect, generation, reply.BreakAfter, completing)
                .ConfigureAwait(false);
            return;
        }

        var status = StatusOfError(reply);
        StreamPlan plan = new()
        {
            Delay = reply.EventDelay,
            EndAfter = reply.BreakAfter ?? reply.EndAfter,
            Breaks = reply.BreakAfter is not null,
            FailAfter = reply.FailAfter,
            Error = reply.FailAfter is null ? null : dialect.ErrorEvent(context, generation, status, reply.Message),
        };
        await EventStream.WriteAsync(context, dialect, generation, plan, time, completing).ConfigureAwait(false);
    }

    private Generation Compose(ChatCall call, ScriptedReply reply)
    {
        var number = ids.Next();
        var created = time.GetUtcNow().ToUnixTimeSeconds();
        var asked = reply.Model is { } model ? call with { Model = model } : call;
        Choice[] choices = [.. Enumerable.Range(0, call.Count).Select(index => Compose(reply, number, index))];
        return new Generation
        {
            Id = call.AnswerId ?? dialect.NameAnswer(ids, number, created),
            Created = created,
            Call = asked,
            Choices = choices,
            LookUp = LookUpOf(reply),
            Usage = UsageOf(TokenMeter.Measure(call, choices, sharedTurns: 0), reply.Usage),
        };
    }

    private Choice Compose(ScriptedReply reply, int number, int index) =>
        new()
        {
            Index = index,
            FinishReason = reply.FinishReason?.Value ?? (reply.ToolCalls.Count > 0 ? "tool_calls" : "stop"),
            Reasoning = reply.Reasoning,
            ReasoningTokens = reply.Reasoning.Sum(TokenSplitter.Count),
            Signature = reply.ReasoningSignature,
            Content = reply.Content,
            Refusal = reply.Refusal,
            Calls =
            [
                .. reply.ToolCalls.Select(
                    (call, position) =>
                        new ChoiceCall(call.Id ?? ids.ToolCall(number, index, position), call.Name, call.Arguments)
                ),
            ],
        };

    private static Usage UsageOf(Usage counted, TokenUsage? given) =>
        given is null
            ? counted
            : new Usage
            {
                PromptTokens = given.PromptTokens ?? counted.PromptTokens,
                CompletionTokens = given.CompletionTokens ?? counted.CompletionTokens,
                CachedTokens = given.PromptTokensDetails?.CachedTokens ?? counted.CachedTokens,
                ReasoningTokens = given.CompletionTokensDetails?.ReasoningTokens ?? counted.ReasoningTokens,
                AudioTokens = counted.AudioTokens,
                VideoTokens = counted.VideoTokens,
                GivenTotal = given.TotalTokens,
                Cost = given.Cost,
            };

    private static LookUp? LookUpOf(ScriptedReply reply) =>
        reply.References.Count is 0
            ? null
            : new LookUp(
                reply.SearchQuery ?? "",
                [
                    .. reply.References.Select(
                        (chunk, index) =>
                            new Passage(
                                chunk.Text ?? "",
                                chunk.Title ?? "",
                                chunk.Page ?? 0,
                                chunk.FileName ?? "",
                                chunk.DocumentId ?? "",
                                chunk.ChunkId ?? $"chunk-{index}"
                            )
                    ),
                ]
            );
}
