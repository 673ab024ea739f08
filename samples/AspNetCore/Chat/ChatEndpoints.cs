using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>The conversation as server-sent events.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            "/api/gateways",
            static (GatewayList gateways) =>
                TypedResults.Ok(gateways.All.Select(static gateway => gateway.Info).ToArray())
        );
        app.MapPost("/api/chat", AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(
        ChatQuestion question,
        GatewayList gateways,
        ConversationStore conversations,
        ChatTurns turns,
        CancellationToken cancellationToken
    )
    {
        if (question.Check() is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        if ((question.Gateway is null ? gateways.All[0] : gateways.Find(question.Gateway)) is not { } gateway)
        {
            return Problem(StatusCodes.Status404NotFound, "There is no such gateway.");
        }

        if (conversations.Open(question.Conversation) is not { } conversation)
        {
            return Problem(
                StatusCodes.Status404NotFound,
                "The service does not know this conversation any more. Please start a new one."
            );
        }

        if (!await conversation.BeginAsync(cancellationToken))
        {
            return Problem(StatusCodes.Status409Conflict, "This conversation is still being answered.");
        }

        // The token is the request's: when the browser goes away or stops, so does the call behind this one.
        var events = turns.RunAsync(gateway, conversation, question, cancellationToken);
        var enumerator = events.GetAsyncEnumerator(cancellationToken);
        try
        {
            // Whatever goes wrong before the first event still gets a status of its own, from the exception handler.
            await enumerator.MoveNextAsync();
        }
        catch
        {
            await enumerator.DisposeAsync();
            throw;
        }

        return TypedResults.ServerSentEvents(FromFirstAsync(enumerator));
    }

    private static async IAsyncEnumerable<SseItem<ChatEvent>> FromFirstAsync(
        IAsyncEnumerator<ChatEvent> started,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var events = started;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SseItem<ChatEvent>(events.Current, events.Current.Name);
        } while (await events.MoveNextAsync());
    }

    private static IResult Problem(int status, string detail) =>
        TypedResults.Problem(detail: detail, statusCode: status);
}
