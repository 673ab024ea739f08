using System.Globalization;

namespace InteractiveAi.Client.Samples;

/// <summary>Adds up what the answers used and, where the gateway tells, cost.</summary>
internal sealed class Spending
{
    private int _answers;
    private long _promptTokens;
    private long _completionTokens;
    private decimal _cost;

    /// <summary>Counts an answer and hands it on.</summary>
    public ChatCompletion Count(ChatCompletion answer)
    {
        _answers++;
        _promptTokens += answer.Usage?.PromptTokens ?? 0;
        _completionTokens += answer.Usage?.CompletionTokens ?? 0;
        _cost += answer.Usage?.Cost ?? 0;
        return answer;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_answers} answers, {_promptTokens} tokens in, {_completionTokens} tokens out{(_cost > 0 ? $", {_cost.ToString("0.########", CultureInfo.InvariantCulture)} USD" : "")}"
        );
}
