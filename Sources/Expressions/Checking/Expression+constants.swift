extension Expression {
    /// A call that fails in every evaluation, for what is written out in it.
    public struct FailingCall: Sendable {
        /// Why.
        public let kind: EvaluationError.Kind
        /// Its last argument, in bytes of UTF-8.
        public let span: Range<Int>
    }

    /// The calls that would fail whatever the variables are: `duration("5 minutes")`, `int("one")`, and a zone that there is
    /// not, `now.getHours("Asia/Nowhere")`. Where another term decides, the expression may have a value all the same.
    ///
    /// O(length) and an evaluation for each call whose arguments are written out.
    ///
    /// - Parameter environment: What the expression was compiled in.
    /// - Returns: Them, children before their parents.
    public func failingCalls(in environment: Environment) -> [FailingCall] {
        // Nothing but what the language brings: of a variable nothing is known.
        let bare = Environment(zones: environment.zones)
        return tree.nodes.compactMap { node in
            guard case .call(let name, let target, let arguments, _) = node.kind, let last = arguments.last,
                arguments.allSatisfy(isLiteral)
            else { return nil }
            var text = written(node.span)
            if let target, !isLiteral(target) {
                // Of a moment that is yet to come its zone is there already.
                guard name.hasPrefix("get"), arguments.count == 1 else { return nil }
                text = "timestamp(0).\(name)(\(written(tree[last].span)))"
            }
            guard let call = try? Expression.compile(text, in: bare, limits: limits) else { return nil }
            do throws(EvaluationError) {
                _ = try call.evaluate(Bindings(bare))
                return nil
            } catch {
                return FailingCall(kind: error.kind, span: tree[last].span)
            }
        }
    }

    private func isLiteral(_ index: Int) -> Bool {
        if case .literal = tree[index].kind { true } else { false }
    }

    private func written(_ span: Range<Int>) -> String {
        String(decoding: source.utf8.dropFirst(span.lowerBound).prefix(span.count), as: UTF8.self)
    }
}
