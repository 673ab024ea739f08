using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Asks a gateway, tells what happens while the answer comes, and remembers it.</summary>
internal sealed class ChatTurns(IServiceProvider services, Telemetry telemetry, ILogger<ChatTurns> log)
{
    private const string Instructions = "Answer in a few sentences. Use the tools where they help.";

    /// <summary>One turn. What fails before the first event is thrown; what fails later is the last event.</summary>
    /// <param name="conversation">The conversation, whose turn has begun; it ends here.</param>
    public async IAsyncEnumerable<ChatEvent> RunAsync(
        GatewayProfile gateway,
        Conversation conversation,
        ChatQuestion question,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ChatMessage asked = new(ChatRole.User, question.Text);
        EventMapper mapper = new();
        List<ChatResponseUpdate> updates = [];
        using var watch = telemetry.StartTurn(gateway.Key);
        Exception? failure = null;
        var isComplete = false;
        try
        {
            await using var answer = services
                .GetRequiredKeyedService<IChatClient>(gateway.Key)
                .GetStreamingResponseAsync(
                    [.. conversation.Messages, asked],
                    OptionsFor(gateway, question),
                    cancellationToken
                )
                .GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await answer.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    gateway.Outcomes.Failed(exception);
                    watch.Failed(exception);
                    if (updates.Count is 0)
                    {
                        throw;
                    }

                    failure = exception;
                    break;
                }

                if (updates.Count is 0)
                {
                    yield return new StartEvent(conversation.Id, gateway.Key, answer.Current.ModelId);
                }

                updates.Add(answer.Current);
                foreach (var told in mapper.Map(answer.Current))
                {
                    watch.Saw(told);
                    yield return told;
                }
            }

            if (failure is null)
            {
                gateway.Outcomes.Succeeded();
                foreach (var told in mapper.Close())
                {
                    watch.Saw(told);
                    yield return told;
                }

                isComplete = true;
            }
        }
        finally
        {
            // Also when the browser has gone away in the middle.
            if (isComplete)
            {
                conversation.Complete(asked, updates.ToChatResponse().Messages);
            }
            else
            {
                conversation.BreakOff(asked, mapper.Text);
            }
        }

        if (failure is not null)
        {
            var problem = ProblemMapper.Of(failure);
            if (problem.Status is StatusCodes.Status500InternalServerError)
            {
                ProblemLog.Broken(log, failure);
            }
            else
            {
                ProblemLog.BrokeOff(log, gateway.Key, problem.Kind, failure.Message);
            }

            yield return problem.ToEvent(telemetry.TraceId);
        }
    }

    private static ChatOptions OptionsFor(GatewayProfile gateway, ChatQuestion question)
    {
        ChatOptions options = new() { Instructions = Instructions, Tools = [Weather.Tool] };
        if (question.Sources && gateway.HasSources)
        {
            gateway.AddSources(options);
        }

        if (question.Think)
        {
            options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Medium };
        }

        return options;
    }
}
